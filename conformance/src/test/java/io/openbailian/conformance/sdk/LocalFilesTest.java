package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversation;
import com.alibaba.dashscope.exception.NoApiKeyException;
import com.alibaba.dashscope.utils.OSSUtils;
import io.openbailian.conformance.Drawings;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the SDK does with a local file before it sends the request that names it.
class LocalFilesTest {

  @Test
  void areUploadedUnderTheirOwnName(@TempDir Path folder) throws IOException, NoApiKeyException {
    Path file = Files.write(folder.resolve("我的 照片.png"), new byte[] {1, 2, 3, 4});
    try (TestServer server = TestServer.start(Map.of())) {
      Sdk.pointAt(server.apiBase());

      String address = OSSUtils.upload("wan2.6-image", file.toString(), TestServer.KEY);

      assertThat(address).startsWith("oss://dashscope-instant/").endsWith("/我的 照片.png");
      assertThat(uploads(server))
          .singleElement()
          .satisfies(stored -> assertThat(stored).hasSameBinaryContentAs(file));
    }
  }

  /// The SDK uploads both under one policy; one of them would be edited twice.
  @Test
  void ofOneNameAreNotMixedUp(@TempDir Path folder) throws IOException {
    Path one = photo(folder.resolve("one"), Drawings.ball());
    Path other = photo(folder.resolve("other"), Drawings.sketch());
    try (TestServer server = TestServer.scripted("[]", Map.of())) {
      Sdk.pointAt(server.apiBase());
      MultiModalConversation conversation = new MultiModalConversation();
      List<String> different = List.of("file://" + one, "file://" + other);
      List<String> same = List.of("file://" + one, "file://" + one);

      assertThatThrownBy(() ->
              conversation.call(
                  Sdk.conversation("qwen-image-edit-plus", Sdk.content(different, "图1 放到图2"))
                      .build()))
          .hasMessageContaining("FileAlreadyExists");
      assertThatCode(() ->
              conversation.call(
                  Sdk.conversation("qwen-image-edit-plus", Sdk.content(same, "图1 放到图2")).build()))
          .doesNotThrowAnyException();
    }
  }

  private static Path photo(Path folder, byte[] file) throws IOException {
    return Files.write(Files.createDirectories(folder).resolve("photo.png"), file);
  }

  private static List<Path> uploads(TestServer server) throws IOException {
    try (Stream<Path> files = Files.walk(server.data().resolve("uploads"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
