package io.openbailian.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openbailian.protocol.client.ImageRequest;
import io.openbailian.protocol.client.ModelAnswer;
import io.openbailian.protocol.client.TaskListQuery;
import io.openbailian.protocol.client.TextBody;
import io.openbailian.protocol.server.TokenizerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/// Bodies as clients make them, and as the server reads them.
class RequestBodiesTest {

  private static ObjectNode json(String text) {
    return (ObjectNode)
        Json.tryParse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  private static String text(ObjectNode tree) {
    return Json.text(tree).replace('"', '\'');
  }

  @Test
  void aRequestForPicturesSaysOnlyWhatWasSet() {
    ImageRequest bare = ImageRequest.of("m", "a cat");

    assertThat(text(bare.toJson())).isEqualTo("{'model':'m','input':{'prompt':'a cat'}}");
    assertThat(
            text(
                bare.size("1024x768")
                    .n(2)
                    .seed(7)
                    .promptExtend(false)
                    .watermark(true)
                    .negativePrompt("dogs")
                    .toJson()))
        .isEqualTo(
            "{'model':'m','input':{'prompt':'a cat','negative_prompt':'dogs'},'parameters':{'size':'1024*768','n':2,'seed':7,'prompt_extend':false,'watermark':true}}");
    assertThat(text(bare.size("large").toJson())).contains("'size':'large'");
    assertThat(bare.n(3).n()).hasValue(3);
    assertThat(bare.seed(5).seed()).hasValue(5);
    assertThat(bare.n()).isEmpty();
    assertThat(bare.model()).contains("m");
    assertThat(bare.model("other").model()).contains("other");
    assertThat(bare.prompt()).contains("a cat");
    assertThat(bare.prompt("a dog").prompt()).contains("a dog");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'model':'m','prompt':'p','negative_prompt':'q','size':'1*1','x':{'y':1}} | {'model':'m','input':{'prompt':'p','negative_prompt':'q'},'parameters':{'size':'1*1','x':{'y':1}}}",
        "{'model':'m','input':{'prompt':'p'},'extra':1} | {'model':'m','input':{'prompt':'p'},'extra':1}",
        "{'parameters':{'n':1}} | {'parameters':{'n':1}}",
      },
      quoteCharacter = '`')
  void aRequestIsReadInEitherForm(String written, String read) {
    assertThat(ImageRequest.read(json(written)).map(request -> text(request.toJson())))
        .contains(read);
  }

  @Test
  void aRequestWhosePartsAreNoObjectsIsNone() {
    assertThat(ImageRequest.read(json("{'input':'p'}"))).isEmpty();
    assertThat(ImageRequest.read(json("{'input':{},'parameters':[]}"))).isEmpty();
  }

  @Test
  void aNegativePromptStandsOnce() {
    ImageRequest read =
        ImageRequest.read(json("{'input':{},'parameters':{'negative_prompt':'a'}}")).orElseThrow();

    assertThat(text(read.negativePrompt("b").toJson()))
        .isEqualTo("{'input':{'negative_prompt':'b'},'parameters':{}}");
  }

  @Test
  void aPromptBecomesAMessageWhereMessagesAreWanted() {
    assertThat(text(ImageRequest.of("m", "p").negativePrompt("q").toMessages()))
        .isEqualTo(
            "{'model':'m','input':{'messages':[{'role':'user','content':[{'text':'p'}]}]},'parameters':{'negative_prompt':'q'}}");
    ImageRequest said =
        ImageRequest.read(json("{'input':{'messages':[{'role':'user'}]}}")).orElseThrow();
    assertThat(text(said.toMessages())).isEqualTo("{'input':{'messages':[{'role':'user'}]}}");
    assertThat(said.saysWhat()).isTrue();
    assertThat(ImageRequest.of("m", "p").saysWhat()).isTrue();
    assertThat(ImageRequest.empty().saysWhat()).isFalse();
  }

  @Test
  void aRequestForTextAddsToWhatIsThere() {
    ObjectNode body = json("{'input':{'messages':[{'role':'user','content':'a'}]}}");

    TextBody.fill(
        body,
        "m",
        Optional.of("be brief"),
        Optional.of("b"),
        Map.of("seed", Json.mapper().getNodeFactory().numberNode(1)));

    assertThat(text(TextBody.incremental(body)))
        .isEqualTo(
            "{'input':{'messages':[{'role':'system','content':'be brief'},{'role':'user','content':'a'},{'role':'user','content':'b'}]},'model':'m','parameters':{'seed':1,'result_format':'message','incremental_output':true}}");
    assertThat(
            text(
                TextBody.fill(
                    json("{'input':{'prompt':'a'}}"),
                    "m",
                    Optional.empty(),
                    Optional.empty(),
                    Map.of())))
        .isEqualTo("{'input':{'prompt':'a'},'model':'m','parameters':{'result_format':'message'}}");
    assertThat(TextBody.asks(json("{'input':{'messages':[]}}"))).isTrue();
    assertThat(TextBody.asks(json("{'input':{'prompt':''}}"))).isTrue();
    assertThat(TextBody.asks(json("{'prompt':''}"))).isTrue();
    assertThat(TextBody.asks(json("{'input':{}}"))).isFalse();
  }

  @Test
  void aListIsAskedForByPages() {
    assertThat(TaskListQuery.newest().parameters())
        .containsExactly(Map.entry("page_no", "1"), Map.entry("page_size", "10"));
    assertThat(
            new TaskListQuery(
                    Optional.of(TaskStatus.FAILED),
                    Optional.of("m"),
                    Optional.of(Instant.parse("2026-01-02T03:04:05Z")),
                    Optional.of(Instant.parse("2026-01-02T03:04:06Z")),
                    2,
                    50)
                .parameters())
        .containsEntry("page_no", "2")
        .containsEntry("page_size", "50")
        .containsEntry("status", "FAILED")
        .containsEntry("model_name", "m")
        .containsEntry("start_time", "20260102110405")
        .containsEntry("end_time", "20260102110406");
  }

  @Test
  void whatIsCutIntoTokensIsAPromptOrAllThatMessagesSay() {
    assertThat(TokenizerRequest.of(json("{'model':' m ','input':{'prompt':'a'}}")))
        .isEqualTo(new TokenizerRequest("m", "a"));
    assertThat(
            TokenizerRequest.of(
                json(
                    "{'model':'m','input':{'messages':[{'content':'a'},{'content':[{'text':'b'},{'image':'c'}]}]}}")))
        .isEqualTo(new TokenizerRequest("m", "ab"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'input':{'prompt':'a'}} | Required parameter \"model\" missing from request.",
        "{'model':'m'} | Required parameter \"input\" missing from request.",
        "{'model':'m','input':{'messages':[]}} | Either \"prompt\" or \"messages\" must exist",
        "{'model':'m','input':{'messages':{}}} | Either \"prompt\" or \"messages\" must exist",
        "{'model':'m','input':{'messages':[{'content':'a'},{'content':1}]}} | Field required: input.messages.1.content",
        "{'model':'m','input':{'messages':[{'content':['a']}]}} | Field required: input.messages.0.content",
      })
  void whatSaysNothingIsRefused(String body, String sentence) {
    WireException refused =
        catchThrowableOfType(WireException.class, () -> TokenizerRequest.of(json(body)));

    assertThat(refused.error().message()).contains(sentence);
  }

  @Test
  void aSystemMessageRefersToFiles() {
    assertThat(FileReference.in(json("{'role':'system','content':'fileid://a,fileid://b'}")))
        .isEqualTo("fileid://a,fileid://b");
    assertThat(FileReference.in(json("{'role':'system','content':[{'text':'fileid://a'}]}")))
        .isEqualTo("fileid://a");
    assertThat(FileReference.in(json("{'role':'user','content':'fileid://a'}"))).isNull();
    assertThat(FileReference.in(json("{'role':'system','content':'see fileid://a'}"))).isNull();
    assertThat(
            FileReference.in(
                json("{'role':'system','content':[{'text':'fileid://a'},{'text':'b'}]}")))
        .isNull();
    assertThat(FileReference.in(json("{'role':'system'}").path("role"))).isNull();
    ObjectNode message = json("{'role':'system','content':'fileid://a'}");
    FileReference.replace(message, "words");
    assertThat(text(message)).isEqualTo("{'role':'system','content':'words'}");
  }

  @Test
  void aTermHasTwoSides() {
    assertThat(TranslationTerm.parse(" a = b ")).contains(new TranslationTerm("a", "b"));
    assertThat(TranslationTerm.parse("a=b=c")).contains(new TranslationTerm("a", "b=c"));
    assertThat(TranslationTerm.parse("=b")).isEmpty();
    assertThat(TranslationTerm.parse("a=")).isEmpty();
    assertThat(TranslationTerm.parse("ab")).isEmpty();
    assertThat(text(new TranslationTerm("a", "b").toJson())).isEqualTo("{'src':'a','tgt':'b'}");
  }

  @Test
  void aReasonIsAWord() {
    assertThat(FinishReason.of("tool_calls")).contains(FinishReason.TOOL_CALLS);
    assertThat(FinishReason.of("Stop")).isEmpty();
    assertThat(FinishReason.LENGTH.word()).isEqualTo("length");
  }

  @Test
  void factsOfAModelAreReadAsFarAsTheyAreTold() {
    ModelAnswer told =
        ModelAnswer.of(
            json(
                "{'model':'m','title':{'zh':'甲','en':'A'},'about':'both','recommended':true,'operations':[{'operation':'text2image'},{}],'price':{'cny':'0.14','unit':'image'}}"));

    assertThat(told.name()).isEqualTo("m");
    assertThat(told.title()).contains(new ModelAnswer.Text("甲", "A"));
    assertThat(told.about()).contains(new ModelAnswer.Text("both", "both"));
    assertThat(told.recommended()).isTrue();
    assertThat(told.operations()).isEqualTo(List.of("text2image"));
    assertThat(told.price()).contains("0.14 CNY/image");
    ModelAnswer bare = ModelAnswer.of(json("{'title':{'zh':'甲'},'price':{'cny':'1'}}"));
    assertThat(bare.name()).isEmpty();
    assertThat(bare.title()).isEmpty();
    assertThat(bare.recommended()).isFalse();
    assertThat(bare.price()).contains("1 CNY");
    assertThat(ModelAnswer.of(json("{'title':{'zh':'甲','fr':'A'}}")).title()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1024*768, 1024*768",
    "1*1, 1*1",
    "999999*1, 999999*1",
    "1024x768, 1024*768",
    "' 1024 X 768 ', 1024*768",
    "1024×768, 1024*768",
    "01*2, 1*2"
  })
  void aSizeIsReadAsPeopleWriteIt(String written, String wire) {
    assertThat(PixelSize.parse(written).map(PixelSize::toString)).contains(wire);
  }

  @ParameterizedTest
  @CsvSource({
    "0*1",
    "1*0",
    "1000000*1",
    "*1",
    "1*",
    "1*1*1",
    "a*b",
    "-1*2",
    "1024",
    "1:2",
    "0x5",
    "5x0"
  })
  void whatIsNoSizeIsNone(String written) {
    assertThat(PixelSize.parse(written)).isEmpty();
  }
}
