// Stands in for `window.external`, through which office.js on Windows talks to Excel. Here Excel is the page around the
// pane: its host object does the work. Loaded before office.js, and only by the workbench.
(() => {
  const host = window.parent.gangmuHost;
  if (!host) return;
  const load = host.connect();
  // The library asks for "safe arrays"; plain arrays with this method pass for them.
  const safeArray = (items) => ({ toArray: () => items });
  const eventArray = (entries) => ({ toArray: () => entries.map(safeArray), dimensions: () => 1 });
  const settings = {
    Read(keys, values) {
      for (const [key, value] of host.readSettings()) {
        keys.push(key);
        values.push(value);
      }
    },
    Write(keys, values) {
      host.writeSettings(keys.map((key, index) => [key, values[index]]));
    },
  };
  const context = {
    GetAppType: () => 1,
    GetSolutionRef: () => 'gangmu',
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => 'zh-CN',
    GetAppDataLocale: () => 'zh-CN',
    GetDocUrl: () => '工作簿1.xlsx',
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 2,
    GetControlIntegrationLevel: () => 0,
    GetSolutionToken: () => '',
    GetInstanceId: () => load.instanceId,
    GetSupportedMatrix: () => load.requirements,
    GetHostFullVersion: () => '16.0.12527.20000',
    GetSettings: () => settings,
  };
  const external = {
    GetHostInfo: () => load.hostInfo,
    GetContext: () => context,
    GetLoggingAllowed: () => false,
    Execute(id, params, callback) {
      host.execute(id, params, (answer) => {
        // A number alone means failure; success is [0, ...].
        if (typeof answer === 'number') callback(answer, answer);
        else callback(safeArray(answer), 0);
      });
    },
    RegisterEvent(id, _target, handler, callback) {
      host.registerEvent(id, (eventId, entries) => handler(eventId, eventArray(entries)));
      callback(safeArray([0]), 0);
    },
    UnregisterEvent(id, _target, callback) {
      host.unregisterEvents(id);
      callback(safeArray([0]), 0);
    },
  };
  Object.defineProperty(window, 'external', { value: external, configurable: true, writable: true });
})();
