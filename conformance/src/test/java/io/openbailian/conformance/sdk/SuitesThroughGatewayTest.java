package io.openbailian.conformance.sdk;

import io.openbailian.conformance.ThroughGateway;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// The suites of the official SDK and of the `openai` client again, unchanged, through a gateway
/// whose engine is a second server of this API. Two of them are part of every run.
class SuitesThroughGatewayTest {

  @Nested
  @ExtendWith(ThroughGateway.class)
  class Texts extends GenerationTest {}

  @Nested
  @Tag("slow")
  @ExtendWith(ThroughGateway.class)
  class Pictures extends ImageSynthesisTest {}

  @Nested
  @ExtendWith(ThroughGateway.class)
  class PicturesOfConversations extends ImageGenerationTest {}

  @Nested
  @Tag("slow")
  @ExtendWith(ThroughGateway.class)
  class EveryModelOfPictures extends EveryImageModelTest {}

  @Nested
  @Tag("slow")
  @ExtendWith(ThroughGateway.class)
  class Edits extends TenFunctionsTest {}

  @Nested
  @Tag("slow")
  @ExtendWith(ThroughGateway.class)
  class Films extends VideoSynthesisTest {}

  @Nested
  @Tag("slow")
  @ExtendWith(ThroughGateway.class)
  class Vectors extends NumbersTest {}

  @Nested
  @Tag("slow")
  @ExtendWith(ThroughGateway.class)
  class Recordings extends TranscriptionTest {}

  @Nested
  @Tag("slow")
  @ExtendWith(ThroughGateway.class)
  class Speech extends SpeechTest {}

  @Nested
  @Tag("slow")
  @ExtendWith(ThroughGateway.class)
  class Refusals extends RefusalTest {}

  @Nested
  @Tag("slow")
  @ExtendWith(ThroughGateway.class)
  class OpenAi extends OpenAiClientTest {}

  @Nested
  @Tag("slow")
  @ExtendWith(ThroughGateway.class)
  class OpenAiPictures extends OpenAiPicturesTest {}
}
