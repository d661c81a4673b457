package io.openbailian.protocol.server;

import io.openbailian.protocol.Json;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/// The permission to upload files for a while, as the wire shows it. Source: the service's API
/// pages.
///
/// @param policy opaque to clients
/// @param signature of the policy
/// @param directory that the keys of the files begin with
/// @param host the URL that the form is posted to
/// @param valid how long
/// @param fileMegabytes the largest file
/// @param capacityMegabytes all files of the API key together
public record UploadPolicy(
    String policy,
    String signature,
    String directory,
    String host,
    Duration valid,
    long fileMegabytes,
    long capacityMegabytes) {
  private static final String ACCESS_KEY_ID = "LOCAL";

  /// The answer to `GET /uploads?action=getPolicy`. It has no `output`: an SDK would look there.
  public ObjectNode toJson(String requestId) {
    ObjectNode answer = Json.object();
    answer.put("request_id", requestId);
    ObjectNode data = answer.putObject("data");
    data.put("policy", policy);
    data.put("signature", signature);
    data.put("upload_dir", directory);
    data.put("upload_host", host);
    data.put("expire_in_seconds", valid.toSeconds());
    data.put("max_file_size_mb", fileMegabytes);
    data.put("capacity_limit_mb", capacityMegabytes);
    data.put("oss_access_key_id", ACCESS_KEY_ID);
    data.put("x_oss_object_acl", "private");
    data.put("x_oss_forbid_overwrite", "true");
    return answer;
  }
}
