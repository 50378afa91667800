import type { Voice } from '@/utils/domain/voice';

/** What can be done to something a customer said, in one press. Without it, it is only shown. */
export type OnVoiceState = (voice: Voice, state: Voice['state']) => void;
