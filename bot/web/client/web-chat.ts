/** The part of Web Chat's and Direct Line's client that the page uses; their own types come with React. */
export interface DirectLine {
  readonly token: string;
  readonly conversationId?: string;
  readonly connectionStatus$: { subscribe(observer: (status: number) => void): { unsubscribe(): void } };
  end(): void;
}
export interface StoreAction {
  readonly type: string;
  readonly payload?: unknown;
}
export interface Store {
  dispatch(action: StoreAction): unknown;
}
type Middleware = (store: Store) => (next: (action: StoreAction) => unknown) => (action: StoreAction) => unknown;

export interface WebChat {
  createDirectLine(options: {
    domain: string;
    token: string;
    conversationId?: string;
    watermark?: string;
    conversationStartProperties: { locale: string };
  }): DirectLine;
  createStore(initial: object, middleware: Middleware): Store;
  renderWebChat(props: object, element: HTMLElement): void;
}

declare global {
  interface Window {
    WebChat?: WebChat;
  }
}

let loading: Promise<WebChat> | undefined;

/** Loads Web Chat once, at the first call; rejects when it cannot be had, and the next call tries again. */
export function loadWebChat(url: string): Promise<WebChat> {
  loading ??= new Promise<WebChat>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.onload = () => (window.WebChat ? resolve(window.WebChat) : reject(new Error(url)));
    script.onerror = () => {
      loading = undefined;
      script.remove();
      reject(new Error(url));
    };
    document.head.append(script);
  });
  return loading;
}
