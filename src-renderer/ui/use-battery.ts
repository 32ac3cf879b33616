/** How full the battery is, where the browser tells it (Chromium and Electron do). */
import { useEffect, useState } from 'react';

export type Battery = { readonly level: number; readonly isCharging: boolean };

/** Battery Status API (W3C); not among the types of browsers, because not all have it. */
type BatteryManager = EventTarget & { readonly level: number; readonly charging: boolean };
type WithBattery = { readonly getBattery?: () => Promise<BatteryManager> };

/** Null where nobody tells, or until it was told. A computer without a battery tells of a full one that is being charged. */
export function useBattery(): Battery | null {
  const [battery, setBattery] = useState<Battery | null>(null);
  useEffect(() => {
    let isOver = false;
    let stop = (): void => undefined;
    const follow = (manager: BatteryManager): void => {
      const look = (): void => setBattery({ level: manager.level, isCharging: manager.charging });
      look();
      const events = ['levelchange', 'chargingchange'];
      for (const event of events) manager.addEventListener(event, look);
      stop = () => {
        for (const event of events) manager.removeEventListener(event, look);
      };
    };
    (navigator as WithBattery).getBattery?.().then(
      (manager) => {
        if (!isOver) follow(manager);
      },
      () => undefined,
    );
    return () => {
      isOver = true;
      stop();
    };
  }, []);
  return battery;
}
