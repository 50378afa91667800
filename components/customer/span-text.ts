import { i18n } from '#i18n';

const MINUTE = 60_000;

/** How long something lasts, in its two largest units: "2 d 4 h", "3 h", "5 min". */
export function spanText(millis: number): string {
  const minutes = Math.max(0, Math.floor(millis / MINUTE));
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days >= 14) return i18n.t('panel.span.days', [days]);
  if (days > 0) return hours === 0 ? i18n.t('panel.span.days', [days]) : i18n.t('panel.span.daysHours', [days, hours]);
  return hours > 0 ? i18n.t('panel.span.hours', [hours]) : i18n.t('panel.span.minutes', [minutes]);
}
