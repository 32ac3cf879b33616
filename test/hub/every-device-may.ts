/** The rights of a test that is about something else: every device writes whatever is not the hub's alone. */
export { everyDeviceMay } from '../../src-hub/authorise/may-write';
