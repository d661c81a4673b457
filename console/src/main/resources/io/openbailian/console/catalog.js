// The models of the server, fetched once.
import { ask } from './api.js';

export const KINDS = ['picture', 'edit', 'video', 'text', 'speech', 'transcript', 'listening', 'numbers'];
let fetched = null;

export async function models() {
  fetched ??= ask('/api/v1/models?page_size=200').then((answer) => answer.output.models);
  try {
    return await fetched;
  } catch (e) {
    fetched = null;
    throw e;
  }
}

export function forget() {
  fetched = null;
}

// What a model makes, by what the catalogue says it can do.
export function kindOf(model) {
  const able = model.capabilities || [];
  if (able.includes('VG')) return 'video';
  if (able.includes('IG')) return takesPictures(model) ? 'edit' : 'picture';
  if (able.includes('TG')) return 'text';
  if (able.includes('TTS')) return 'speech';
  if (able.includes('ASR')) return 'transcript';
  if (able.includes('Realtime-ASR')) return 'listening';
  return 'numbers';
}

export function takesPictures(model) {
  return Object.values(model.fields).some((field) => field.required && (field.type === 'image' || field.item?.type === 'image'));
}
