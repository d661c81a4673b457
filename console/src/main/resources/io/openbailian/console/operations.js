// Every operation of the admin API, by name. A test holds this list against the routes of the server, and asks that each is used in a page.
import { ask } from './api.js';

const OPERATIONS = {
  'keys.list': 'GET /keys',
  'keys.show': 'GET /keys/{id}',
  'keys.create': 'POST /keys',
  'keys.edit': 'PATCH /keys/{id}',
  'keys.rotate': 'POST /keys/{id}/rotate',
  'keys.delete': 'DELETE /keys/{id}',
  'workspaces.list': 'GET /workspaces',
  'workspaces.show': 'GET /workspaces/{id}',
  'workspaces.create': 'POST /workspaces',
  'workspaces.edit': 'PATCH /workspaces/{id}',
  'workspaces.tasks': 'GET /workspaces/{id}/tasks',
  'workspaces.grant': 'POST /workspaces/{id}/grants',
  'workspaces.secret': 'GET /workspaces/{id}/webhook-secret',
  'workspaces.rotateSecret': 'POST /workspaces/{id}/webhook-secret/rotate',
  'admins.list': 'GET /admin-keys',
  'admins.create': 'POST /admin-keys',
  'admins.delete': 'DELETE /admin-keys/{id}',
  'links.create': 'POST /sign-in-codes',
  'balances.list': 'GET /balances',
  'budgets.list': 'GET /budgets',
  'budgets.create': 'POST /budgets',
  'budgets.delete': 'DELETE /budgets/{id}',
  'refunds.create': 'POST /refunds',
  'usage.list': 'GET /usage',
  'ledger.show': 'GET /ledger/{id}',
  'ledger.verify': 'GET /ledger/verify',
  'tasks.show': 'GET /tasks/{id}',
  'tasks.cancel': 'POST /tasks/{id}/cancel',
  'webhooks.list': 'GET /webhooks',
  'webhooks.resend': 'POST /webhooks/{id}/resend',
  'engines.list': 'GET /engines',
  'engines.reload': 'POST /reload',
  'scripted.list': 'GET /scripted',
  'scripted.create': 'POST /scripted',
  'scripted.edit': 'PATCH /scripted/{id}',
  'scripted.delete': 'DELETE /scripted/{id}',
  'nodes.list': 'GET /nodes',
  'settings.list': 'GET /settings',
  'audit.list': 'GET /audit',
};

export function operate(name, { id = '', query = {}, body, raw } = {}) {
  const [method, path] = OPERATIONS[name].split(' ');
  const rest = String(new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined && value !== '')));
  return ask('/admin/v1' + path.replace('{id}', encodeURIComponent(id)) + (rest ? '?' + rest : ''), { method, body, raw, admin: true });
}
