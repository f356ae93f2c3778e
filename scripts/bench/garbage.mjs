const COLLECT = "HeapProfiler.collectGarbage";

/** A function that collects the garbage of a page in Chromium and of all its workers. Playwright's own `requestGC` leaves these out. */
export async function garbageCollector(page) {
  const session = await page.context().newCDPSession(page);
  const workers = new Set();
  /** Id of a message to a worker → what to call with the answer. */
  const asked = new Map();
  let lastId = 0;
  const gone = (worker) => {
    workers.delete(worker);
    for (const [id, { of, done }] of asked) if (of === worker && asked.delete(id)) done();
  };
  session.on("Target.attachedToTarget", ({ sessionId }) => workers.add(sessionId));
  session.on("Target.detachedFromTarget", ({ sessionId }) => gone(sessionId));
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    const { id } = JSON.parse(message);
    asked.get(id)?.done();
    asked.delete(id);
  });
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const collectIn = (worker) =>
    new Promise((done, failed) => {
      const id = ++lastId;
      asked.set(id, { of: worker, done });
      const message = JSON.stringify({ id, method: COLLECT });
      // A worker may have ended before the message goes out.
      session
        .send("Target.sendMessageToTarget", { sessionId: worker, message })
        .catch((error) => (workers.has(worker) ? failed(error) : done()));
    });
  return async () => {
    await session.send(COLLECT);
    await Promise.all([...workers].map(collectIn));
  };
}
