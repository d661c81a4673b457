package io.openbailian.client;

/// What the administration of a server of ours keeps.
public enum AccountKind {
  KEYS("keys", "keys"),
  WORKSPACES("workspaces", "workspaces"),
  ADMIN_KEYS("admin-keys", "admin_keys");

  private final String segment;
  private final String member;

  AccountKind(String segment, String member) {
    this.segment = segment;
    this.member = member;
  }

  /// Where it is, below the server's root.
  String path() {
    return "/admin/v1/" + segment;
  }

  /// What its list is called in a document.
  public String member() {
    return member;
  }
}
