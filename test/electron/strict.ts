/** An object that throws on reading what it does not have. `then` is let through: `await` asks every value for it. */
export function strict<T extends object>(name: string, model: T): T {
  return new Proxy(model, {
    get(target, key, receiver) {
      if (!(key in target) && typeof key === 'string' && key !== 'then')
        throw new Error(`${name}.${key} is not modelled`);
      return Reflect.get(target, key, receiver);
    },
  });
}

/** Whatever Electron hands over: the double is typed where it is handed to the shell, and nowhere before. */
export type Any = ReturnType<typeof JSON.parse>;
