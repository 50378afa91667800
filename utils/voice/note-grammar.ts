export { kindsIn, type NotePerson, type NoteWorld, type ParsedNote, parseNote, parseNotes, type WrittenNote } from './note/parse';
export { type NoteContext, type Noted, recordsOf, recordsOfAll } from './note/records';
