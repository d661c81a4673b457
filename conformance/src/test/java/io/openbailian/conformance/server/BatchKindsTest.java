package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.ChildCommand;
import io.openbailian.conformance.Programs;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// Everything a batch may ask for, asked of a real server.
class BatchKindsTest {
  private TestServer server;
  @TempDir private Path folder;

  @BeforeEach
  void start() {
    server = TestServer.start(Map.of());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int run(String... more) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("run"));
    line.addAll(List.of(more));
    Process batch = ChildCommand.start(folder, server.url(), TestServer.KEY, line);
    assertThat(batch.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return batch.exitValue();
  }

  private String told() throws IOException {
    return Files.readString(folder.resolve("err.txt"));
  }

  private List<String> files(String out) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(out))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void picture(String name) throws IOException {
    BufferedImage picture = new BufferedImage(640, 640, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.ORANGE);
    graphics.fillOval(100, 100, 400, 400);
    graphics.dispose();
    ImageIO.write(picture, "png", folder.resolve(name).toFile());
  }

  @Test
  void picturesTextsAndEditsAreMade() throws IOException, InterruptedException {
    picture("sun.png");
    Files.writeString(
        folder.resolve("all.json"),
        """
        {
          "defaults": {"image_tasks": {"model": "wan2.2-t2i-flash", "size": "512*512"}},
          "image_tasks": [{"prompt": "a {red|blue} cat"}],
          "text_tasks": [{"model": "qwen-turbo", "prompt": "1+1=?"}],
          "edit_tasks": [{"model": "wanx2.1-imageedit", "function": "super_resolution", "image": "sun.png", "prompt": "图像超分"}]
        }
        """);

    assertThat(run("all.json")).as(told()).isZero();

    assertThat(told()).contains("4 requests from 3 entries", "free of charge", "4 of 4 done");
    List<String> files = files("all-batch");
    assertThat(files.stream().filter(name -> name.endsWith(".png"))).hasSize(3);
    assertThat(files.stream().filter(name -> name.endsWith(".txt"))).hasSize(1);
    assertThat(run("all.json", "--resume")).isZero();
    assertThat(files("all-batch")).isEqualTo(files);
  }

  @Test
  void speechIsMade() throws IOException, InterruptedException {
    Programs.require("espeak-ng");
    Files.writeString(folder.resolve("s.json"), "{\"speech_tasks\": [{\"text\": \"你好\"}]}");

    assertThat(run("s.json", "--name", "{text}")).isEqualTo(2); // there is no such field
    assertThat(run("s.json", "--yes", "--name", "hello")).as(told()).isZero();

    assertThat(files("s-batch")).contains("hello.wav");
  }

  @Test
  void linesOfTheOtherFormAreAnsweredInIt() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("o.jsonl"),
        """
        {"custom_id":"chat","method":"POST","url":"/v1/chat/completions","body":{"model":"qwen-turbo","messages":[{"role":"user","content":"1+1=?"}]}}
        {"custom_id":"numbers","method":"POST","url":"/v1/embeddings","body":{"model":"text-embedding-v4","input":"a cat"}}
        {"custom_id":"picture","method":"POST","url":"/v1/images/generations","body":{"model":"wan2.2-t2i-flash","prompt":"a cat","size":"512x512"}}
        """);

    assertThat(run("o.jsonl", "--yes", "--output", "openai")).as(told()).isZero();

    List<ObjectNode> lines =
        Files.readAllLines(folder.resolve("o-batch/output.jsonl")).stream()
            .map(Json::parseObject)
            .toList();
    assertThat(lines.stream().map(line -> line.path("custom_id").asString()))
        .containsExactlyInAnyOrder("chat", "numbers", "picture");
    assertThat(lines).allMatch(line -> line.at("/response/status_code").asInt() == 200);
    assertThat(body(lines, "chat").at("/choices/0/message/content").asString()).isNotBlank();
    assertThat(body(lines, "numbers").at("/data/0/embedding").size()).isPositive();
    assertThat(body(lines, "picture").at("/data/0/url").asString()).startsWith("http");
  }

  private static ObjectNode body(List<ObjectNode> lines, String customId) {
    return lines.stream()
        .filter(line -> line.path("custom_id").asString().equals(customId))
        .map(line -> (ObjectNode) line.at("/response/body"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Tag("slow")
  void theDocumentsCombinedFileRunsAsItIsPrinted() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("combined.json"),
        """
        {
          "image_tasks": [
            {
              "model": "wan2.2-t2i-flash",
              "prompt": "未来科技城市",
              "size": "1440*810",
              "n": 2
            }
          ],
          "text_tasks": [
            {
              "model": "qwen-turbo",
              "prompt": "生成产品文案"
            }
          ],
          "video_tasks": [
            {
              "model": "wan2.1-t2v-plus",
              "prompt": "日出延时摄影",
              "duration": 10
            }
          ]
        }
        """);

    assertThat(run("combined.json")).as(told()).isZero();

    assertThat(files("combined-batch"))
        .contains("0001-未来科技城市.png", "0001-未来科技城市-2.png", "0002-生成产品文案.txt", "0003-日出延时摄影.mp4");
  }
}
