package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.alibaba.dashscope.aigc.imagesynthesis.ImageSynthesis;
import com.alibaba.dashscope.aigc.imagesynthesis.ImageSynthesisParam;
import com.alibaba.dashscope.aigc.imagesynthesis.ImageSynthesisResult;
import com.alibaba.dashscope.exception.ApiException;
import com.alibaba.dashscope.utils.Constants;
import io.openbailian.conformance.TestServer;
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
