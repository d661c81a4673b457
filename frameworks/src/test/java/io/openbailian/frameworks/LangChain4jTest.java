package io.openbailian.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.community.model.dashscope.QwenChatModel;
import dev.langchain4j.community.model.dashscope.QwenEmbeddingModel;
import dev.langchain4j.community.model.dashscope.QwenStreamingChatModel;
import dev.langchain4j.community.model.dashscope.WanxImageModel;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import dev.langchain4j.store.embedding.CosineSimilarity;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// LangChain4j in both dialects: its own client of OpenAI's, and the community's, which has the
/// official SDK inside.
class LangChain4jTest {
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

  static Stream<Named<ChatModel>> chats() {
    return Stream.of(
        Named.of(
            "open-ai",
            OpenAiChatModel.builder()
                .baseUrl(server.compatible())
                .apiKey(LocalBailian.KEY)
                .modelName(TEXT)
                .build()),
        Named.of(
            "dashscope",
            QwenChatModel.builder()
                .baseUrl(server.api())
                .apiKey(LocalBailian.KEY)
                .modelName(TEXT)
                .build()));
  }

  static Stream<Named<StreamingChatModel>> streams() {
    return Stream.of(
        Named.of(
            "open-ai",
            OpenAiStreamingChatModel.builder()
                .baseUrl(server.compatible())
                .apiKey(LocalBailian.KEY)
                .modelName(TEXT)
                .build()),
        Named.of(
            "dashscope",
            QwenStreamingChatModel.builder()
                .baseUrl(server.api())
                .apiKey(LocalBailian.KEY)
                .modelName(TEXT)
                .build()));
  }

  static Stream<Named<EmbeddingModel>> embeddings() {
    return Stream.of(
        Named.of(
            "open-ai",
            OpenAiEmbeddingModel.builder()
                .baseUrl(server.compatible())
                .apiKey(LocalBailian.KEY)
                .modelName(VECTORS)
                .build()),
        Named.of(
            "dashscope",
            QwenEmbeddingModel.builder()
                .baseUrl(server.api())
                .apiKey(LocalBailian.KEY)
                .modelName(VECTORS)
                .build()));
  }

  @ParameterizedTest
  @MethodSource("chats")
  void chats(ChatModel model) {
    ChatResponse answer =
        model.chat(dev.langchain4j.data.message.UserMessage.from("Name three colours."));

    assertThat(answer.aiMessage().text()).isNotBlank();
    assertThat(answer.tokenUsage().inputTokenCount()).isPositive();
    assertThat(answer.tokenUsage().outputTokenCount()).isPositive();
    assertThat(answer.finishReason()).hasToString("STOP");
  }

  @ParameterizedTest
  @MethodSource("streams")
  void streams(StreamingChatModel model) {
    List<String> pieces = new ArrayList<>();
    CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
    model.chat(
        "Write four sentences about the sea.",
        new StreamingChatResponseHandler() {
          @Override
          public void onPartialResponse(String piece) {
            pieces.add(piece);
          }

          @Override
          public void onCompleteResponse(ChatResponse response) {
            whole.complete(response);
          }

          @Override
          public void onError(Throwable error) {
            whole.completeExceptionally(error);
          }
        });

    ChatResponse answer = whole.join();
    assertThat(pieces).hasSizeGreaterThan(1);
    assertThat(String.join("", pieces)).isEqualTo(answer.aiMessage().text());
    assertThat(answer.tokenUsage().outputTokenCount()).isPositive();
  }

  /// What the tool was asked, and what it answers.
  static final class Weather {
    private final List<String> asked = new ArrayList<>();

    @Tool("The weather in a city")
    String weather(@P("the name of the city") String city) {
      asked.add(city);
      return "hail, 17 degrees";
    }
  }

  private interface Assistant {
    String answer(String question);
  }

  @ParameterizedTest
  @MethodSource("chats")
  void callsATool(ChatModel model) {
    Weather weather = new Weather();
    Assistant assistant =
        AiServices.builder(Assistant.class).chatModel(model).tools(weather).build();

    String answer = assistant.answer("What is the weather in Hangzhou?");

    assertThat(weather.asked).containsExactly("Hangzhou");
    assertThat(answer).contains("17");
  }

  @ParameterizedTest
  @MethodSource("streams")
  void callsAToolInAStream(StreamingChatModel model) {
    Weather weather = new Weather();
    StreamingAssistant assistant =
        AiServices.builder(StreamingAssistant.class)
            .streamingChatModel(model)
            .tools(weather)
            .build();
    CompletableFuture<ChatResponse> whole = new CompletableFuture<>();

    assistant
        .answer("What is the weather in Hangzhou?")
        .onPartialResponse(_ -> {})
        .onCompleteResponse(whole::complete)
        .onError(whole::completeExceptionally)
        .start();

    assertThat(whole.join().aiMessage().text()).contains("17");
    assertThat(weather.asked).containsExactly("Hangzhou");
  }

  private interface StreamingAssistant {
    TokenStream answer(String question);
  }

  record Person(String name, int age, List<String> hobbies) {}

  private interface Reader {
    @UserMessage("Extract the person from this text: {{text}}")
    Person person(@V("text") String text);
  }

  @ParameterizedTest
  @MethodSource("chats")
  void fillsARecord(ChatModel model) {
    Reader reader = AiServices.create(Reader.class, model);

    Person person = reader.person("Li Lei is 31 years old and likes chess and swimming.");

    assertThat(person.name()).isNotBlank();
    assertThat(person.age()).isPositive();
    assertThat(person.hobbies()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("embeddings")
  void embeds(EmbeddingModel model) {
    List<Embedding> vectors =
        model
            .embedAll(
                Stream.of(
                        "The cat sleeps on the sofa.",
                        "A cat is sleeping on a sofa.",
                        "Interest rates rose again in March.")
                    .map(TextSegment::from)
                    .toList())
            .content();

    assertThat(vectors).hasSize(3).allSatisfy(one -> assertThat(one.dimension()).isEqualTo(1024));
    assertThat(CosineSimilarity.between(vectors.get(0), vectors.get(1)))
        .isGreaterThan(CosineSimilarity.between(vectors.get(0), vectors.get(2)));
  }

  @Test
  void makesAPicture() throws Exception {
    WanxImageModel model =
        WanxImageModel.builder()
            .baseUrl(server.api())
            .apiKey(LocalBailian.KEY)
            .modelName("wanx2.1-t2i-turbo")
            .build();

    URI picture = model.generate("a red boat on a lake").content().url();

    assertThat(ImageIO.read(picture.toURL()).getWidth()).isEqualTo(1024);
  }
}
