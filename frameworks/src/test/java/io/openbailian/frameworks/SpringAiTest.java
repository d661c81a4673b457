package io.openbailian.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.cloud.ai.dashscope.api.DashScopeApi;
import com.alibaba.cloud.ai.dashscope.api.DashScopeImageApi;
import com.alibaba.cloud.ai.dashscope.chat.DashScopeChatModel;
import com.alibaba.cloud.ai.dashscope.chat.DashScopeChatOptions;
import com.alibaba.cloud.ai.dashscope.embedding.DashScopeEmbeddingModel;
import com.alibaba.cloud.ai.dashscope.embedding.DashScopeEmbeddingOptions;
import com.alibaba.cloud.ai.dashscope.image.DashScopeImageModel;
import com.alibaba.cloud.ai.dashscope.image.DashScopeImageOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.document.MetadataMode;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.OpenAiEmbeddingModel;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;
import org.springframework.ai.openai.api.OpenAiApi;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.ai.tool.annotation.ToolParam;

/// Spring AI in OpenAI's dialect, and Spring AI Alibaba in the service's own.
class SpringAiTest {
  private static final String TEXT = "qwen-plus";
  private static final String VECTORS = "text-embedding-v3";

  @TempDir private static Path data;
  private static LocalBailian server;

  @BeforeAll
  static void start() {
    server = new LocalBailian(data);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// Its paths begin with /v1.
  private static OpenAiApi openAi() {
    return OpenAiApi.builder()
        .baseUrl(server.host() + "/compatible-mode")
        .apiKey(LocalBailian.KEY)
        .build();
  }

  private static DashScopeApi dashScope() {
    return DashScopeApi.builder().baseUrl(server.host()).apiKey(LocalBailian.KEY).build();
  }

  static Stream<Named<ChatModel>> chats() {
    return Stream.of(
        Named.of(
            "open-ai",
            OpenAiChatModel.builder()
                .openAiApi(openAi())
                .defaultOptions(OpenAiChatOptions.builder().model(TEXT).build())
                .build()),
        Named.of(
            "dashscope",
            DashScopeChatModel.builder()
                .dashScopeApi(dashScope())
                .defaultOptions(DashScopeChatOptions.builder().model(TEXT).build())
                .build()));
  }

  static Stream<Named<EmbeddingModel>> embeddings() {
    return Stream.of(
        Named.of(
            "open-ai",
            new OpenAiEmbeddingModel(
                openAi(),
                MetadataMode.EMBED,
                OpenAiEmbeddingOptions.builder().model(VECTORS).build())),
        Named.of(
            "dashscope",
            new DashScopeEmbeddingModel(
                dashScope(),
                MetadataMode.EMBED,
                DashScopeEmbeddingOptions.builder().model(VECTORS).build())));
  }

  @ParameterizedTest
  @MethodSource("chats")
  void chats(ChatModel model) {
    ChatResponse answer = model.call(new Prompt("Name three colours."));

    assertThat(answer.getResult().getOutput().getText()).isNotBlank();
    assertThat(answer.getMetadata().getUsage().getPromptTokens()).isPositive();
    assertThat(answer.getMetadata().getUsage().getCompletionTokens()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("chats")
  void streams(ChatModel model) {
    List<String> pieces =
        ChatClient.create(model).prompt("Write four sentences about the sea.").stream()
            .content()
            .collectList()
            .block();

    assertThat(pieces).isNotNull().hasSizeGreaterThan(4);
    assertThat(String.join("", pieces).split("(?<=\\.) ")).hasSize(4);
  }

  /// What the tool was asked, and what it answers.
  static final class Weather {
    private final List<String> asked = new ArrayList<>();

    @Tool(description = "The weather in a city")
    String weather(@ToolParam(description = "the name of the city") String city) {
      asked.add(city);
      return "hail, 17 degrees";
    }
  }

  @ParameterizedTest
  @MethodSource("chats")
  void callsATool(ChatModel model) {
    Weather weather = new Weather();

    String answer =
        ChatClient.create(model)
            .prompt("What is the weather in Hangzhou?")
            .tools(weather)
            .call()
            .content();

    assertThat(weather.asked).containsExactly("Hangzhou");
    assertThat(answer).contains("17");
  }

  @ParameterizedTest
  @MethodSource("chats")
  void callsAToolInAStream(ChatModel model) {
    Weather weather = new Weather();

    List<String> pieces =
        ChatClient.create(model).prompt("What is the weather in Hangzhou?").tools(weather).stream()
            .content()
            .collectList()
            .block();

    assertThat(weather.asked).containsExactly("Hangzhou");
    assertThat(pieces).isNotNull();
    assertThat(String.join("", pieces)).contains("17");
  }

  record Person(String name, int age, List<String> hobbies) {}

  @ParameterizedTest
  @MethodSource("chats")
  void fillsARecord(ChatModel model) {
    Person person =
        ChatClient.create(model)
            .prompt("Extract the person: Li Lei is 31 years old and likes chess and swimming.")
            .call()
            .entity(Person.class);

    assertThat(person).isNotNull();
    assertThat(person.name()).isNotBlank();
    assertThat(person.age()).isPositive();
    assertThat(person.hobbies()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("embeddings")
  void embeds(EmbeddingModel model) {
    List<float[]> vectors =
        model.embed(
            List.of(
                "The cat sleeps on the sofa.",
                "A cat is sleeping on a sofa.",
                "Interest rates rose again in March."));

    assertThat(vectors).hasSize(3).allSatisfy(one -> assertThat(one).hasSize(1024));
    assertThat(product(vectors.get(0), vectors.get(1)))
        .isGreaterThan(product(vectors.get(0), vectors.get(2)));
  }

  private static double product(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  @Test
  void makesAPicture() throws Exception {
    DashScopeImageModel model =
        DashScopeImageModel.builder()
            .dashScopeApi(
                DashScopeImageApi.builder().baseUrl(server.host()).apiKey(LocalBailian.KEY).build())
            .defaultOptions(DashScopeImageOptions.builder().model("wanx2.1-t2i-turbo").build())
            .build();

    String picture =
        model.call(new ImagePrompt("a red boat on a lake")).getResult().getOutput().getUrl();

    assertThat(ImageIO.read(URI.create(picture).toURL()).getWidth()).isEqualTo(1024);
  }
}
