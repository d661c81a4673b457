package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.dashscope.exception.NoApiKeyException;
import com.alibaba.dashscope.utils.OSSUtils;
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

  private static List<Path> uploads(TestServer server) throws IOException {
    try (Stream<Path> files = Files.walk(server.data().resolve("uploads"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
