package io.openbailian.server.node.sql;

import io.openbailian.server.sql.UnitOfWork;
import java.util.HexFormat;

/// The statements on the table `secret`: what signs addresses at all nodes.
public record SecretTable(UnitOfWork database) {
  private static final String SIGNING = "signing";

  /// Reads the secret; a new one is kept where there was none.
  public byte[] readOrCreate(byte[] made) {
    String hex =
        database.write(transaction -> {
          transaction.update(
              "INSERT INTO secret (name, bytes) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
              SIGNING,
              HexFormat.of().formatHex(made));
          return transaction
              .first("SELECT bytes FROM secret WHERE name = ?", row -> row.getString(1), SIGNING)
              .orElseThrow();
        });
    return HexFormat.of().parseHex(hex);
  }
}
