import { env, StartRefused } from "./env";

type SystemError = Error & { code: string; syscall?: string; path?: string };

/**
 * Why Patchbay does not start and what to do about it, for whoever has just typed `npm start`.
 *
 * @returns null for what nobody but us can explain: then the stack is worth more
 */
export function startProblem(error: unknown): string | null {
  if (error instanceof StartRefused) return error.message;
  if (!isSystemError(error)) return null;
  if (error.syscall === "listen" || error.syscall === "getaddrinfo") return listenProblem(error.code);

  return fileProblem(error);
}

function listenProblem(code: string): string | null {
  const { HOST, PORT } = env();
  switch (code) {
    case "EADDRINUSE":
      return `Port ${PORT} is in use. Stop what listens there, or set PORT to another one.`;
    case "EACCES":
      return `Patchbay may not listen on port ${PORT}: ports below 1024 are for root. Set PORT to a higher one.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `HOST is ${HOST}, which is no address of this machine. Unset it to listen on every address.`;
    default:
      return null;
  }
}

function fileProblem({ code, path }: SystemError): string | null {
  const { PATCHBAY_DATA_DIR } = env();
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return `There is no space left for the data directory ${PATCHBAY_DATA_DIR}. Make room and start again.`;
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return `Patchbay may not write to ${path ?? PATCHBAY_DATA_DIR}. Start it as the user whom that belongs to, or set PATCHBAY_DATA_DIR to another directory.`;
    default:
      return null;
  }
}

function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}
