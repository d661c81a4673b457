package io.openbailian.protocol.client;

import io.openbailian.protocol.Wire;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/// The right to upload one file, as a client reads and uses it. Source: the service's API pages.
///
/// @param host where the form is posted, without a key: the policy is the right
/// @param folder what the file's key begins with
/// @param maxBytes of the file; {@link Long#MAX_VALUE} where a service does not say
/// @param signed the members the form repeats, by the names it gives them
public record UploadTicket(
    URI host, String folder, long maxBytes, SequencedMap<String, String> signed) {

  /// Where it is asked for, below the API's base.
  public static final String PATH = Wire.UPLOADS;

  /// The form's part that is the file; the last.
  public static final String FILE = "file";

  /// Switched on by requests that name uploaded files.
  public static final String RESOLVE = "X-DashScope-OssResourceResolve";

  /// What the address of an uploaded file begins with.
  public static final String SCHEME = "oss://";

  private static final long MEBIBYTE = 1L << 20;

  /// The question for a policy.
  public static Map<String, String> query(String model) {
    SequencedMap<String, String> query = new LinkedHashMap<>();
    query.put("action", "getPolicy");
    query.put("model", model);
    return query;
  }

  /// Reads an answer; empty when it is no policy.
  public static Optional<UploadTicket> parse(JsonNode tree) {
    JsonNode data = tree.path("data");
    Optional<String> folder = Trees.text(data, "upload_dir");
    return Trees.address(data, "upload_host")
        .filter(_ -> folder.isPresent())
        .map(host -> new UploadTicket(host, folder.get(), maxBytes(data), signed(data)));
  }

  private static long maxBytes(JsonNode data) {
    long mebibytes = Trees.integer(data, "max_file_size_mb").orElse(0);
    return mebibytes <= 0 || mebibytes > Long.MAX_VALUE / MEBIBYTE
        ? Long.MAX_VALUE
        : mebibytes * MEBIBYTE;
  }

  private static SequencedMap<String, String> signed(JsonNode data) {
    SequencedMap<String, String> signed = new LinkedHashMap<>();
    signed.put("OSSAccessKeyId", member(data, "oss_access_key_id"));
    signed.put("Signature", member(data, "signature"));
    signed.put("policy", member(data, "policy"));
    signed.put("x-oss-object-acl", member(data, "x_oss_object_acl"));
    signed.put("x-oss-forbid-overwrite", member(data, "x_oss_forbid_overwrite"));
    return signed;
  }

  private static String member(JsonNode data, String name) {
    return Trees.text(data, name).orElse("");
  }

  /// The fields of the form before the file, in the order of the vendor's SDKs.
  public SequencedMap<String, String> fields(String name, String mediaType) {
    SequencedMap<String, String> fields = new LinkedHashMap<>();
    signed.forEach((field, value) -> {
      if (field.equals("x-oss-object-acl")) {
        fields.put("key", key(name));
      }
      fields.put(field, value);
    });
    fields.put("success_action_status", "200");
    fields.put("x-oss-content-type", mediaType);
    return fields;
  }

  /// What a request calls the file once it is uploaded.
  public String address(String name) {
    return SCHEME + key(name);
  }

  private String key(String name) {
    return folder + "/" + name;
  }
}
