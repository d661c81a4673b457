package io.openbailian.protocol.server;

/// The parts of an upload form that the server reads, as OSS names them; their names are compared
/// without case. Source: the service's API pages.
public final class UploadForm {
  public static final String POLICY = "policy";
  public static final String SIGNATURE = "signature";

  /// The key of storage: the directory of the policy, a slash and a file name.
  public static final String KEY = "key";

  /// `true` where a key that has a file already keeps it.
  public static final String FORBID_OVERWRITE = "x-oss-forbid-overwrite";

  /// The file; what follows it is not read.
  public static final String FILE = "file";

  private UploadForm() {}
}
