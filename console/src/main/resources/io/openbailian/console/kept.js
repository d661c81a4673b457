// Files that went up, kept by the browser: their addresses serve in requests alone, and a page that is loaded again shows them still.
const MOST = 24;
const MOST_BYTES = 64 << 20;

function within(mode, work) {
  return new Promise((done, fail) => {
    const opening = indexedDB.open('openbailian', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('files', { keyPath: 'address' });
    opening.onerror = () => fail(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('files', mode);
      const asked = work(transaction.objectStore('files'));
      transaction.oncomplete = () => { opening.result.close(); done(asked?.result); };
      transaction.onabort = () => { opening.result.close(); fail(transaction.error); };
    };
  });
}

// A browser that keeps nothing, in a private window perhaps, shows less after a reload, and nothing else is different.
const quietly = (work) => work.catch(() => undefined);

export const keepFile = (address, file) => quietly(within('readwrite', (files) => {
  files.put({ address, file, at: Date.now() });
  const all = files.getAll();
  all.onsuccess = () => {
    let bytes = 0;
    all.result.sort((a, b) => b.at - a.at).forEach((one, i) => {
      bytes += one.file.size;
      if (i >= MOST || bytes > MOST_BYTES) files.delete(one.address);
    });
  };
}));

export async function keptFiles() {
  return (await quietly(within('readonly', (files) => files.getAll()))) || [];
}

export const forgetFiles = () => quietly(within('readwrite', (files) => files.clear()));
