package io.openbailian.cli.batch.request;

import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.request.PictureSource;
import io.openbailian.client.DataUri;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Files of this machine in requests, where they stand as `file:` addresses until they are sent.
public final class LocalFiles {
  private static final String SCHEME = "file:";

  /// How much of a hash is enough: nobody makes equal ones on purpose in a file of their own.
  private static final int HASH_BYTES = 16;

  /// An address of which the catalogue finds only that it is one.
  private static final String ELSEWHERE = "oss://batch/";

  private final Path folder;
  private final Map<Path, String> hashes = new HashMap<>();

  /// @param folder that names are relative to
  LocalFiles(Path folder) {
    this.folder = folder;
  }

  /// What an entry calls a picture or recording, as an address.
  ///
  /// @throws CommandException when there is no such file
  String address(String written) {
    return switch (PictureSource.of(folder, written)) {
      case PictureSource.Remote(String address) -> address;
      case PictureSource.Local(Path file) -> file.toAbsolutePath().normalize().toUri().toString();
    };
  }

  /// The body as the catalogue may judge it.
  public static ObjectNode judged(ObjectNode body) {
    return (ObjectNode) changed(body, LocalFiles::elsewhere);
  }

  private static String elsewhere(String address) {
    return ELSEWHERE + address.substring(address.lastIndexOf('/') + 1);
  }

  /// The hash of a request: of its path, and of its body in which files stand as their content.
  String hash(String path, ObjectNode body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(path.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
      digest.update(
          Json.mapper()
              .writer()
              .with(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
              .writeValueAsBytes(changed(body, this::content)));
      return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String content(String address) {
    return hashes.computeIfAbsent(Path.of(URI.create(address)), LocalFiles::hash);
  }

  private static String hash(Path file) {
    try (InputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return "sha256:"
          + HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
    } catch (IOException e) {
      throw CommandException.usage(Texts.say("file.unread", file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The `file:` addresses in a body.
  public static Set<String> in(ObjectNode body) {
    Set<String> found = new LinkedHashSet<>();
    changed(
        body,
        address -> {
          found.add(address);
          return address;
        });
    return found;
  }

  /// The body as it is sent: a file of this machine stands as the address it got, and as its
  /// content where it got none.
  ///
  /// @param addresses by `file:` address
  public static ObjectNode sent(ObjectNode body, ObjectNode addresses) throws IOException {
    ObjectNode contents = Json.object();
    for (String address : in(body)) {
      contents.put(
          address,
          addresses.has(address)
              ? addresses.path(address).asString()
              : DataUri.of(Path.of(URI.create(address))));
    }
    return (ObjectNode) changed(body, address -> contents.path(address).asString());
  }

  /// A copy in which every `file:` address is another text.
  public static JsonNode changed(JsonNode tree, UnaryOperator<String> change) {
    return switch (tree) {
      case ObjectNode object -> {
        ObjectNode copy = Json.object();
        object
            .properties()
            .forEach(member -> copy.set(member.getKey(), changed(member.getValue(), change)));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = Json.mapper().createArrayNode();
        array.values().forEach(item -> copy.add(changed(item, change)));
        yield copy;
      }
      default ->
          tree.isString() && tree.asString().startsWith(SCHEME)
              ? Json.mapper().getNodeFactory().stringNode(change.apply(tree.asString()))
              : tree;
    };
  }
}
