// A call that becomes a task, followed to its end.
import { ask, follow, Refused } from './api.js';

const ended = (output) => output && ['SUCCEEDED', 'FAILED', 'CANCELED', 'UNKNOWN'].includes(output.task_status);

// Each is told of what the server tells; gives what was made as Results has it.
export async function taskOf(call, signal, each) {
  const answer = await ask(call.path, { method: 'POST', headers: call.headers, body: call.body, signal });
  const id = answer.output.task_id;
  each(answer.output);
  const cancel = () => ask('/api/v1/tasks/' + id + '/cancel?running=true', { method: 'POST' }).catch(() => {});
  signal.addEventListener('abort', cancel);
  let last = null;
  while (!ended(last)) {
    await follow('/api/v1/tasks/' + id + '/events', { signal }, (frame) => {
      last = frame.output;
      each(last);
    }).catch(async (e) => {
      if (e.name === 'AbortError' || e instanceof Refused) throw e;
      await new Promise((go) => setTimeout(go, 1000)); // the server is starting again; the task goes on
    });
  }
  signal.removeEventListener('abort', cancel);
  if (last.task_status === 'FAILED') throw new Refused(400, { code: last.code, message: last.message, request_id: answer.request_id });
  const rows = await ask('/openbailian/v1/results?task=' + id);
  return rows.results[0];
}
