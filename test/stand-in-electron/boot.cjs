/**
 * The main process: reads Electron's command line, answers `electron` for `require` and `import`, then runs the
 * application's own main file, unmodified.
 */
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { createElectron } = require('./electron.cjs');

const commandLine = process.argv.slice(2);
const preloaded = [];
const switches = [];
const rest = [];
let application = null;
for (let i = 0; i < commandLine.length; i++) {
  const argument = commandLine[i];
  if (application !== null) rest.push(argument);
  else if (argument === '-r' || argument === '--require') preloaded.push(commandLine[++i]);
  else if (argument.startsWith('-')) switches.push(argument);
  else application = argument;
}

const target = path.resolve(application ?? '.');
let appFolder = target;
let entry = target;
if (fs.statSync(target).isDirectory()) {
  const { main = 'index.js' } = JSON.parse(fs.readFileSync(path.join(target, 'package.json'), 'utf8'));
  entry = path.join(target, main);
} else {
  while (!fs.existsSync(path.join(appFolder, 'package.json')) && path.dirname(appFolder) !== appFolder)
    appFolder = path.dirname(appFolder);
}

// What an application sees of its process under Electron.
const { version } = JSON.parse(
  fs.readFileSync(path.join(path.dirname(require.resolve('electron/package.json')), 'package.json'), 'utf8'),
);
process.defaultApp = true;
process.type = 'browser';
Object.defineProperty(process.versions, 'electron', { value: `${version}-stand-in`, enumerable: true });
process.argv = [path.join(__dirname, 'electron'), ...switches, application ?? '.', ...rest];

const electron = createElectron({ appFolder, switches, rest });
globalThis.__standInElectron = electron;
const load = Module._load;
Module._load = function answerElectron(request, ...others) {
  return request === 'electron' || request === 'electron/main'
    ? electron.api
    : load.call(this, request, ...others);
};
const bridge = pathToFileURL(path.join(__dirname, 'electron.mjs')).href;
Module.register(
  `data:text/javascript,${encodeURIComponent(
    `export async function resolve(name, context, next) {
       return name === 'electron' || name === 'electron/main' ? { url: ${JSON.stringify(bridge)}, shortCircuit: true } : next(name, context);
     }`,
  )}`,
  pathToFileURL(__filename),
);

for (const module of preloaded) require(path.resolve(module));
import(pathToFileURL(entry).href).then(electron.start, (error) => {
  console.error(error);
  process.exit(1);
});
