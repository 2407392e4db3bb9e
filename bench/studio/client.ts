/** One person with a session, who speaks to the studio over HTTP as a browser does. */
export class Client {
  readonly url: string;
  readonly #cookie: string;

  private constructor(url: string, cookie: string) {
    this.url = url;
    this.#cookie = cookie;
  }

  /** Signs in with the secret of a one-time link. */
  static async signIn(url: string, secret: string): Promise<Client> {
    const client = new Client(url, "");
    const response = await client.send("POST", "/api/session/link", { secret });
    if (!response.ok) throw new Error(`signing in was answered ${response.status}`);
    const cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    return new Client(url, cookie);
  }

  send(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method,
      headers: {
        origin: this.url,
        cookie: this.#cookie,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** The JSON of an answer. @throws Error when the request was refused. */
  async json<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await this.send(method, path, body);
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Answer;
  }

  /** The cookie as a browser takes it. */
  get cookie(): { name: string; value: string; url: string } {
    const [name = "", value = ""] = this.#cookie.split("=");
    return { name, value, url: this.url };
  }
}

/** The secret in a one-time link. */
export const secretOf = (link: string): string => link.split("#link=")[1] ?? "";
