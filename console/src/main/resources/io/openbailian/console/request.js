// From the values of a form to a request of the API, and to the lines that send it.

function steps(place) {
  return place.split('.').map((part) => {
    const match = /^([^[]+)(?:\[(\d*)\])?$/.exec(part);
    return { name: match[1], index: match[2] === undefined ? null : match[2] === '' ? 'each' : Number(match[2]) };
  });
}

function write(body, place, value) {
  let node = body;
  const way = steps(place);
  for (let i = 0; i < way.length; i++) {
    const { name, index } = way[i];
    if (index === null && i === way.length - 1) {
      node[name] = value;
    } else if (index === null) {
      node = node[name] ??= {};
    } else if (index === 'each') {
      const rest = way.slice(i + 1).map((step) => step.name);
      const list = (node[name] ??= []);
      for (const one of Array.isArray(value) ? value : [value]) list.push(rest.reduceRight((inner, step) => ({ [step]: inner }), one));
      return;
    } else {
      const list = (node[name] ??= []);
      while (list.length <= index) list.push({});
      node = list[index];
    }
  }
}

// The way in which a model is asked from a page: as a task where it can be, so that it is kept.
export function operationOf(model) {
  const rank = (op) => (op.modes.includes('async') ? 0 : op.modes.includes('stream') ? 1 : op.modes.includes('sync') ? 2 : 3);
  return [...model.operations].sort((a, b) => rank(a) - rank(b))[0];
}

export function bodyOf(model, operation, fields, values) {
  const body = { model: model.model };
  const rank = (field) => (field.type === 'messages' ? 0 : field.type === 'image' || field.item?.type === 'image' ? 1 : 2);
  const inOrder = Object.keys(fields).sort((a, b) => rank(fields[a]) - rank(fields[b]));
  for (const meaning of inOrder) {
    const place = operation.places[meaning]?.[0];
    const field = fields[meaning];
    if (!place) continue;
    if (field.type === 'messages') {
      write(body, place, messages(field, values[meaning]));
      continue;
    }
    const value = values[meaning];
    if (value === undefined || value === '' || (Array.isArray(value) && !value.length)) continue;
    write(body, place, value);
  }
  return body;
}

// Of pictures with words the parts are other fields; of a conversation it is what is written.
function messages(field, value) {
  if ((field.roles || []).length === 1) return [{ role: field.roles[0], content: [] }];
  return typeof value === 'string' ? [{ role: 'user', content: value }] : value || [];
}

export function callOf(model, operation, fields, values) {
  const body = bodyOf(model, operation, fields, values);
  const text = JSON.stringify(body);
  const headers = { 'Content-Type': 'application/json' };
  if (operation.modes.includes('async')) headers['X-DashScope-Async'] = 'enable';
  if (text.includes('"oss://')) headers['X-DashScope-OssResourceResolve'] = 'enable';
  return { path: operation.paths[0], headers, body };
}

// The field that a refusal speaks of: it names the place in the request.
export function fieldOf(message, operation) {
  const match = /\(([A-Za-z_][\w.[\]]*): /.exec(message) || /\b((?:input|parameters)\.[\w.[\]]+)/.exec(message);
  if (!match) return null;
  const plain = (text) => text.replace(/\[\d*\]/g, '');
  const found = Object.entries(operation.places).find(([, places]) => places.some((place) => plain(place) === plain(match[1])));
  return found ? found[0] : null;
}

const quoted = (text) => "'" + text.replaceAll("'", "'\\''") + "'";

export function snippets(call, url) {
  const json = JSON.stringify(call.body, null, 2);
  return {
    curl: ['curl -X POST ' + url + call.path, '-H "Authorization: Bearer $DASHSCOPE_API_KEY"',
      ...Object.entries(call.headers).map(([name, value]) => `-H '${name}: ${value}'`), '-d ' + quoted(json)].join(' \\\n  '),
    Python: `import json, os, urllib.request

request = urllib.request.Request(
    ${JSON.stringify(url + call.path)},
    data=json.dumps(json.loads(r'''${json.replaceAll("'''", "\\u0027''")}''')).encode(),
    headers={"Authorization": "Bearer " + os.environ["DASHSCOPE_API_KEY"],
             ${Object.entries(call.headers).map(([n, v]) => JSON.stringify(n) + ': ' + JSON.stringify(v)).join(',\n             ')}})
print(urllib.request.urlopen(request).read().decode())`,
    Java: `import java.net.URI;
import java.net.http.*;

void main() throws Exception {
  var request = HttpRequest.newBuilder(URI.create(${JSON.stringify(url + call.path)}))
      .header("Authorization", "Bearer " + System.getenv("DASHSCOPE_API_KEY"))
${Object.entries(call.headers).map(([n, v]) => `      .header(${JSON.stringify(n)}, ${JSON.stringify(v)})`).join('\n')}
      .POST(HttpRequest.BodyPublishers.ofString(${JSON.stringify(JSON.stringify(call.body))}))
      .build();
  var client = HttpClient.newHttpClient();
  System.out.println(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
}`,
    JavaScript: `const answer = await fetch(${JSON.stringify(url + call.path)}, {
  method: 'POST',
  headers: {
    Authorization: 'Bearer ' + process.env.DASHSCOPE_API_KEY,
${Object.entries(call.headers).map(([n, v]) => `    ${JSON.stringify(n)}: ${JSON.stringify(v)},`).join('\n')}
  },
  body: JSON.stringify(${json.replaceAll('\n', '\n  ')}),
});
console.log(await answer.json());`,
    bailian: `bailian run - --format json <<'EOF'\n${json}\nEOF`,
  };
}
