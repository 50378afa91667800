const names = new Intl.DisplayNames(undefined, { type: 'currency' });

/** Every currency that the browser knows, as the options of a `select`. */
export function CurrencyOptions() {
  return (
    <>
      {Intl.supportedValuesOf('currency').map((code) => (
        <option key={code} value={code}>
          {`${code}: ${names.of(code) ?? code}`}
        </option>
      ))}
    </>
  );
}
