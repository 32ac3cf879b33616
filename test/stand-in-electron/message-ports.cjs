/** MessageChannelMain: two ends in main; an end that is sent to a page is carried on over that window's binding. */
const { EventEmitter } = require('node:events');

let lastPortId = 0;

class MessagePortMain extends EventEmitter {
  constructor() {
    super();
    this.portId = ++lastPortId;
    this.queue = [];
    this.isStarted = false;
    this.isClosed = false;
  }
  postMessage(data, transfer = []) {
    if (transfer.length > 0)
      throw new Error('stand-in: MessagePortMain.postMessage with transferred ports is not there');
    if (!this.isClosed) this.peer.receive(structuredClone(data));
  }
  receive(data) {
    if (this.carrier) this.carrier.carry({ kind: 'port', portId: this.portId, data });
    else if (this.isStarted) setImmediate(() => this.emit('message', { data, ports: [] }));
    else this.queue.push(data);
  }
  start() {
    this.isStarted = true;
    for (const data of this.queue.splice(0)) this.receive(data);
  }
  close() {
    if (this.isClosed) return;
    this.isClosed = true;
    this.carrier?.carry({ kind: 'port-close', portId: this.portId });
    this.emit('close');
    this.peer.close();
  }
  /** From here on this end lives in a page; `carrier.carry` brings messages there. */
  moveTo(carrier) {
    this.carrier = carrier;
    for (const data of this.queue.splice(0)) this.receive(data);
  }
}

class MessageChannelMain {
  constructor() {
    this.port1 = new MessagePortMain();
    this.port2 = new MessagePortMain();
    this.port1.peer = this.port2;
    this.port2.peer = this.port1;
  }
}

module.exports = { MessageChannelMain };
