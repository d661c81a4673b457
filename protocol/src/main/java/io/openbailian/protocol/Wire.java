package io.openbailian.protocol;

import java.util.Set;

/// Names of headers, paths and query parameters of the wire.
public final class Wire {
  public static final String AUTHORIZATION = "Authorization";
  public static final String ASYNC = "X-DashScope-Async";
  public static final String SSE = "X-DashScope-SSE";
  public static final String WORKSPACE = "X-DashScope-WorkSpace";
  public static final String ENCRYPTION_KEY = "X-DashScope-EncryptionKey";
  public static final String REQUEST_ID = "X-Request-Id";

  /// Under it a request is known: the same again makes nothing new.
  public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  /// A header of answers that were given before under the same key.
  public static final String IDEMPOTENCY_REPLAYED = "Idempotency-Replayed";

  /// Where what a call would cost is asked, followed by the whole path of the call; at servers of
  /// ours alone.
  public static final String DRY_RUN = "/openbailian/v1/dry-run";

  /// What the tasks of a workspace asked for and made, newest first. Only this server has it.
  public static final String OWN_RESULTS = "/openbailian/v1/results";

  /// What is followed by the name of a result's file, for a small picture of it. Only this server
  /// has it.
  public static final String THUMB = "/openbailian/v1/thumb";

  /// The files of many tasks in one. Only this server has it.
  public static final String ARCHIVE = "/openbailian/v1/archive.zip";

  /// The only value that switches a feature header on, in any case.
  public static final String ENABLE = "enable";

  public static final String JSON = "application/json;charset=UTF-8";
  public static final String EVENT_STREAM = "text/event-stream;charset=UTF-8";

  /// What every route of the API begins with; a client's base URL ends in it.
  public static final String API = "/api/v1";

  /// The base of rerankings in the shape that other services share.
  public static final String COMPATIBLE_API = "/compatible-api";

  /// What every route of the OpenAI dialect begins with.
  public static final String COMPATIBLE = "/compatible-mode/v1";

  /// What clients of the OpenAI dialect put before its paths where nobody told them otherwise.
  public static final String OPENAI = "/v1";

  /// Below {@link #COMPATIBLE}; the vendor's own SDK also asks for it below {@link #API}.
  public static final String CHAT = "/chat/completions";

  /// What the paths of WebSockets begin with.
  public static final String SOCKETS = "/api-ws/v1";

  public static final String SERVICES = "/services";
  public static final String TASKS = "/tasks";

  /// Below {@link #API}: where texts are made.
  public static final String TEXT_GENERATION = "/services/aigc/text-generation/generation";

  /// Below {@link #API}: where texts become vectors.
  public static final String TEXT_EMBEDDING = "/services/embeddings/text-embedding/text-embedding";

  /// Below {@link #API}: where documents are ranked.
  public static final String TEXT_RERANK = "/services/rerank/text-rerank/text-rerank";

  public static final String CANCEL = "/cancel";
  public static final String MODELS = "/models";

  /// The Files API, below either base.
  public static final String FILES = "/files";

  public static final String UPLOADS = "/uploads";

  /// Below {@link #MODELS}: how fast one may ask for them.
  public static final String LIMITS = "/limits";

  /// The same, as later pages of the vendor call it.
  public static final String QUOTAS = "/quotas";

  /// Where temporary keys are made.
  public static final String TOKENS = "/tokens";

  /// Where texts are cut into tokens.
  public static final String TOKENIZER = "/tokenizer";

  /// Where result files are served; outside the API, because no key is needed.
  public static final String RESULTS = "/results";

  /// Where files are uploaded to; outside the API, because the policy stands for the key.
  public static final String UPLOAD_FORM = "/oss-upload";

  /// The one region of a server of one's own, as lists name it.
  public static final String REGION = "cn-beijing";

  /// The query parameters of a result's URL.
  public static final String EXPIRES = "Expires";

  public static final String SIGNATURE = "Signature";

  /// A header of answers that no model made; ours.
  public static final String ENGINE = "X-OpenBailian-Engine";

  /// Its value.
  public static final String EMBEDDED = "embedded";

  /// A header of answers that names the members of the request which nothing was done about; ours.
  public static final String IGNORED = "X-OpenBailian-Ignored";

  /// Members that clients send along for the service's own books; no answer depends on them.
  public static final Set<String> ABOUT_THE_SENDER =
      Set.of("user", "metadata", "safety_identifier", "prompt_cache_key", "store");

  private Wire() {}
}
