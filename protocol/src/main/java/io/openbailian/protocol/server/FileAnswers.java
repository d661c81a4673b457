package io.openbailian.protocol.server;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireTime;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON documents of the Files API, in the vendor's dialect (the service's API pages; repo
/// cnblogs/dashscope-sdk, captures of 2025-11-30) and in OpenAI's (help.aliyun.com
/// openai-file-interface).
public final class FileAnswers {
  /// The parts of a form: OpenAI's file and the vendor's files, what they are for, and a line about
  /// each.
  public static final String FILE = "file";

  public static final String FILES = "files";
  public static final String PURPOSE = "purpose";
  public static final String DESCRIPTIONS = "descriptions";

  /// Parameters of a list.
  public static final String AFTER = "after";

  public static final String LIMIT = "limit";

  /// Documents that conversations refer to.
  public static final String EXTRACT = "file-extract";

  public static final String BATCH = "batch";

  /// What files may be sent for in either dialect.
  public static final List<String> PURPOSES = List.of(EXTRACT, BATCH, "fine-tune");

  private static final int HEX_OF_NUMBER = 12;

  private FileAnswers() {}

  /// The id of a file that was sent for something.
  ///
  /// @param unique 24 hexadecimal digits that no other has
  public static String id(String purpose, String unique) {
    return switch (purpose) {
      case EXTRACT -> "file-fe-" + unique;
      case BATCH -> "file-batch-" + unique;
      default -> "file-ft-" + unique;
    };
  }

  /// What came of a form with files.
  public static ObjectNode uploaded(
      List<FileFacts> kept, List<String> failed, WireError why, String requestId) {
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data");
    ArrayNode uploads = data.putArray("uploaded_files");
    for (FileFacts file : kept) {
      uploads.addObject().put("name", file.name()).put("file_id", file.id());
    }
    ArrayNode failures = data.putArray("failed_uploads");
    for (String name : failed) {
      failures.addObject().put("name", name).put("code", why.code()).put("message", why.message());
    }
    answer.put("request_id", requestId);
    return answer;
  }

  /// One file.
  public static ObjectNode file(FileFacts file, String requestId) {
    ObjectNode answer = Json.object();
    put(answer.putObject("data"), file);
    answer.put("request_id", requestId);
    return answer;
  }

  /// A page of files.
  public static ObjectNode files(
      List<FileFacts> files, int total, int page, int size, String requestId) {
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data");
    data.put("total", total);
    ArrayNode rows = data.putArray("files");
    files.forEach(file -> put(rows.addObject(), file));
    data.put("page_size", size);
    data.put("page_no", page);
    answer.put("request_id", requestId);
    return answer;
  }

  /// A file that is gone.
  public static ObjectNode deleted(String requestId) {
    return Json.object().put("request_id", requestId);
  }

  private static void put(ObjectNode row, FileFacts file) {
    row.put("id", number(file.id()));
    row.put("name", file.name());
    row.put("description", file.description());
    row.put("purpose", file.purpose());
    row.put("size", file.bytes());
    row.put("md5", file.md5());
    row.put("file_id", file.id());
    row.put("url", file.url());
    row.put("api_key_id", file.owner());
    row.put("gmt_create", WireTime.seconds(file.created()));
  }

  /// Clients expect a number beside the id; it is made of the id's own digits.
  private static long number(String id) {
    String digits = id.substring(id.lastIndexOf('-') + 1);
    return Long.parseLong(digits.substring(0, Math.min(HEX_OF_NUMBER, digits.length())), 16);
  }

  /// One file in OpenAI's dialect.
  public static ObjectNode compatible(FileFacts file) {
    ObjectNode answer = Json.object();
    answer.put("id", file.id());
    answer.put("object", FILE);
    answer.put("bytes", file.bytes());
    answer.put("filename", file.name());
    answer.put("purpose", file.purpose());
    answer.put("status", "processed");
    answer.putNull("status_details");
    answer.put("created_at", file.created().getEpochSecond());
    return answer;
  }

  /// A list of files in OpenAI's dialect.
  public static ObjectNode compatible(List<FileFacts> files, boolean more) {
    ObjectNode answer = Json.object();
    answer.put("object", "list");
    ArrayNode data = answer.putArray("data");
    files.forEach(file -> data.add(compatible(file)));
    answer.put("has_more", more);
    return answer;
  }

  /// A file that is gone, in OpenAI's dialect.
  public static ObjectNode compatiblyDeleted(String id) {
    return Json.object().put("object", FILE).put("deleted", true).put("id", id);
  }
}
