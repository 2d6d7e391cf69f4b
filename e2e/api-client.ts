/** Calls Patchbay as a program of somebody else would: over HTTP, with an API key. */
export class ApiClient {
  constructor(
    private readonly url: string,
    private readonly apiKey: string,
  ) {}

  /** One call of the API; throws on anything but a success. */
  async call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${this.apiKey}`, "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);

    return JSON.parse(text || "null");
  }

  /** One call of an agent webhook; answers whatever came. */
  async trigger(webhookId: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}/hooks/${webhookId}`, {
      method: "POST",
      headers: { apiKey: this.apiKey, "content-type": "application/json", ...headers },
      body,
    });
  }

  /** A deployed agent that calls `url` for every request, with the given settings of that step. */
  async deployForwarder(url: string, config: Record<string, unknown> = {}) {
    return this.deploySteps("Forwarder", [
      { id: "out", kind: "webhook_trigger", port: "delivered", config: { url, ...config } },
    ]);
  }

  /** A deployed agent with a webhook of its own, whose steps follow one another by these ports. */
  async deploySteps(name: string, steps: readonly DeployedStep[]) {
    const webhook = await this.call<{ id: string }>("POST", "/agent-webhooks", { name });
    const start = { id: "start", kind: "webhook", port: "next", config: { webhookId: webhook.id } };
    const nodes = [start, ...steps];
    const flow = {
      version: 1,
      nodes: nodes.map(({ id, kind, config }, index) => ({
        id,
        kind,
        name: id,
        position: { x: index * 300, y: 0 },
        config,
      })),
      edges: steps.map(({ id }, index) => ({
        id: `e${index}`,
        source: nodes[index]?.id,
        sourcePort: nodes[index]?.port,
        target: id,
      })),
    };
    const agent = await this.call<{ id: string }>("POST", "/agents", { name, flow });
    await this.call("POST", `/agents/${agent.id}/deploy`, {});

    return { webhookId: webhook.id, agentId: agent.id };
  }
}

type DeployedStep = { id: string; kind: string; port: string; config: Record<string, unknown> };
