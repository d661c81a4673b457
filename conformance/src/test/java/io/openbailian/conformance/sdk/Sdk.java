package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.alibaba.dashscope.aigc.imagegeneration.ImageGenerationMessage;
import com.alibaba.dashscope.aigc.imagegeneration.ImageGenerationParam;
import com.alibaba.dashscope.aigc.imagegeneration.ImageGenerationResult;
import com.alibaba.dashscope.aigc.imagesynthesis.ImageSynthesis;
import com.alibaba.dashscope.aigc.imagesynthesis.ImageSynthesisParam;
import com.alibaba.dashscope.aigc.imagesynthesis.ImageSynthesisResult;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversationParam;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversationResult;
import com.alibaba.dashscope.common.MultiModalMessage;
import com.alibaba.dashscope.exception.ApiException;
import com.alibaba.dashscope.utils.Constants;
import io.openbailian.conformance.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// The official SDK, pointed at a server of the tests. Its base URL is a mutable static, so one
/// server at a time is spoken to.
final class Sdk {
  static final String FLASH = "wan2.2-t2i-flash";

  private Sdk() {}

  /// Points the SDK at this base URL, as its users do.
  static void pointAt(String baseUrl) {
    Constants.baseHttpApiUrl = baseUrl;
  }

  static ImageSynthesis images() {
    return new ImageSynthesis();
  }

  /// One small picture of a prompt, with the key of the tests.
  static ImageSynthesisParam.ImageSynthesisParamBuilder<?, ?> picture(String prompt) {
    return ImageSynthesisParam.builder()
        .apiKey(TestServer.KEY)
        .model(FLASH)
        .prompt(prompt)
        .n(1)
        .size("512*512");
  }

  /// One of the editing functions, with the key of the tests.
  static ImageSynthesisParam.ImageSynthesisParamBuilder<?, ?> edit(String function, String prompt) {
    return ImageSynthesisParam.builder()
        .apiKey(TestServer.KEY)
        .model("wanx2.1-imageedit")
        .function(function)
        .prompt(prompt);
  }

  /// The URLs of an edit that succeeds.
  static List<String> edited(ImageSynthesisParam param) throws Exception {
    return urls(images().call(param));
  }

  /// The URLs of a task that succeeded.
  static List<String> urls(ImageSynthesisResult result) {
    assertThat(status(result)).as(result.toString()).isEqualTo("SUCCEEDED");
    return result.getOutput().getResults().stream()
        .map(found -> found.getOrDefault("url", ""))
        .toList();
  }

  /// What a conversation of the SDK says to a model: pictures, then a text.
  static List<Map<String, Object>> content(List<String> pictures, String text) {
    List<Map<String, Object>> content = new ArrayList<>();
    pictures.forEach(picture -> content.add(Map.of("image", picture)));
    content.add(Map.of("text", text));
    return content;
  }

  static MultiModalConversationParam.MultiModalConversationParamBuilder<?, ?> conversation(
      String model, List<Map<String, Object>> content) {
    return MultiModalConversationParam.builder()
        .apiKey(TestServer.KEY)
        .model(model)
        .message(MultiModalMessage.builder().role("user").content(content).build());
  }

  static ImageGenerationParam.ImageGenerationParamBuilder<?, ?> generation(
      String model, List<Map<String, Object>> content) {
    return ImageGenerationParam.builder()
        .apiKey(TestServer.KEY)
        .model(model)
        .message(ImageGenerationMessage.builder().role("user").content(content).build());
  }

  /// The URLs of each choice.
  static List<List<String>> urls(MultiModalConversationResult result) {
    return result.getOutput().getChoices().stream()
        .map(choice -> urls(choice.getMessage().getContent()))
        .toList();
  }

  /// The URLs of each choice.
  static List<List<String>> urls(ImageGenerationResult result) {
    return result.getOutput().getChoices().stream()
        .map(choice -> urls(choice.getMessage().getContent()))
        .toList();
  }

  private static List<String> urls(List<Map<String, Object>> content) {
    return content.stream()
        .filter(part -> part.containsKey("image"))
        .map(part -> String.valueOf(part.get("image")))
        .toList();
  }

  static String id(ImageSynthesisResult result) {
    return result.getOutput().getTaskId();
  }

  static String status(ImageSynthesisResult result) {
    return result.getOutput().getTaskStatus();
  }

  /// What the SDK throws.
  static ApiException refusal(ThrowingCallable call) {
    return catchThrowableOfType(ApiException.class, call);
  }
}
