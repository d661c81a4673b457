package io.openbailian.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.test.TestCall;
import io.openbailian.protocol.FinishReason;
import io.openbailian.tokenizer.Tokenizer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the writer writes, and where it ends.
class WriterTest {

  @Test
  void writesTheSameAgain() {
    String prompt = "写一篇关于人工智能的短文";

    assertThat(Written.answer(prompt)).isEqualTo(Written.answer(prompt));
    assertThat(Written.to(TestCall.text(prompt).seed(8)).text())
        .isNotEqualTo(Written.answer(prompt));
  }

  @Test
  void leavesTheSeedAloneWithoutTemperature() {
    TestCall cold = TestCall.text("介绍杭州西湖").with("temperature", 0.0);

    assertThat(Written.to(cold.seed(1)).text()).isEqualTo(Written.to(cold.seed(2)).text());
  }

  @Test
  void saysOfEachAnswerThatItIsNoLanguageModel() {
    assertThat(Written.to(TestCall.text("你好")).events())
        .first()
        .isEqualTo(new EngineEvent.Note(WriterEngine.NOTE));
  }

  @Test
  void writesAboutWhatWasAskedInItsLanguage() {
    assertThat(Written.answer("请介绍一下杭州西湖")).contains("杭州西湖").hasSizeGreaterThan(100);
    assertThat(Written.answer("Write a short essay about climate change"))
        .contains("climate change")
        .doesNotContainPattern("\\p{IsHan}");
    assertThat(Written.answer("介绍一下杭州，用英文回答")).contains("is", "the");
  }

  @Test
  void letsVerbsAgreeWithATopicOfMany() {
    assertThat(Written.answer("Write about cats in 200 words"))
        .doesNotContain("cats has")
        .doesNotContain("cats is");
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 200, 300})
  void keepsToTheLengthAskedFor(int size) {
    assertThat(Written.answer("写一篇关于学习的%d字作文".formatted(size)).length())
        .isBetween(size * 7 / 10, size * 13 / 10);
  }

  @Test
  void listsAsManyPointsAsAskedFor() {
    assertThat(Written.answer("列出5条健康建议").lines()).hasSize(6);
    assertThat(Written.answer("Give me 3 tips for job interviews").lines()).hasSize(4);
  }

  @Test
  void outlinesAndExplainsStepByStep() {
    assertThat(Written.answer("给我一个关于项目管理的提纲")).contains("提纲", "一、", "六、", "项目管理");
    assertThat(Written.answer("番茄炒蛋怎么做？")).contains("1. ", "7. ", "番茄炒蛋");
  }

  @Test
  void endsAtTheLimitOfTokens() {
    Written written = Written.to(TestCall.text("介绍杭州").with("max_tokens", 12.0));

    assertThat(written.reason()).isEqualTo(FinishReason.LENGTH);
    assertThat(Tokenizer.count(written.text())).isBetween(10, 12);
  }

  @Test
  void endsBeforeAStopWord() {
    Written whole = Written.to(TestCall.text("给我一个关于茶的提纲"));
    Written cut = Written.to(TestCall.text("给我一个关于茶的提纲").withJson("stop", "['三、', '二、']"));

    assertThat(whole.text()).contains("二、");
    assertThat(whole.text()).startsWith(cut.text());
    assertThat(cut.text()).contains("一、").doesNotContain("二、");
    assertThat(cut.reason()).isEqualTo(FinishReason.STOP);
  }

  @Test
  void writesEachAnswerOfSeveral() {
    List<EngineEvent> events = Written.to(TestCall.text("介绍杭州").items(3)).events();

    assertThat(events)
        .filteredOn(EngineEvent.Finished.class::isInstance)
        .extracting(event -> ((EngineEvent.Finished) event).item())
        .containsExactly(0, 1, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1+2*3等于多少 | 1 + 2 × 3 = 7",
        "(3.5+4)×2-1 | (3.5 + 4) × 2 - 1 = 14",
        "计算 12 除以 5 | 12 ÷ 5 = 2.4",
        "三十五加七是多少 | 35 + 7 = 42",
        "What is 15% of 80? | 15% × 80 = 12",
        "what is twenty three times four | 23 × 4 = 92",
        "square root of 2 | √2 ≈ 1.4142135624",
        "2的10次方是多少 | 2^10 = 1024",
        "0.1+0.2=? | 0.1 + 0.2 = 0.3",
        "1/3= | 1 ÷ 3 ≈ 0.3333333333",
        "-3*(2-5)= | -3 × (2 - 5) = 9",
        "10除以0等于几 | 除数不能为零，这个算式没有结果。",
        "5公里等于多少米 | 5公里 = 5000米。",
        "how many feet in a mile | 1 mile = 5280 feet.",
        "Convert 10 kg to pounds | 10 kg ≈ 22.0462262185 pounds.",
        "3元加2元5角 | 3 + 2 + 0.5 = 5.5元",
        "一百二十万加五等于多少 | 1200000 + 5 = 1200005",
      })
  void computes(String question, String answer) {
    assertThat(Written.answer(question)).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"我的电话是 138-0000-0000", "2026-11-20 发生了什么", "3-5天可以学会吗"})
  void takesNoDateOrNumberForASum(String text) {
    assertThat(Written.answer(text)).doesNotContain(" = ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "请把“你好，世界”翻译成英文 | Hello, world",
        "how do you say cat in chinese | 猫",
        "把出口翻译成英文 | Exit",
        "我喜欢猫 用英语怎么说 | I like cat",
      })
  void translatesTheWordsItKnows(String question, String answer) {
    assertThat(Written.answer(question)).isEqualTo(answer);
  }

  @Test
  void namesTheWordsItCannotTranslate() {
    assertThat(Written.answer("把“我喜欢饕餮”翻译成英文")).startsWith("I like").contains("饕餮", "词库里没有");
  }

  @Test
  void remembersWhatTheUserSaid() {
    assertThat(Written.conversation("我叫小明", "好的", "我叫什么名字？")).isEqualTo("你叫小明。");
    assertThat(
            Written.conversation("My name is Alice and I live in Paris.", "Hi", "Where do I live?"))
        .isEqualTo("You told me: Paris.");
    assertThat(
            Written.conversation(
                "My favourite color is blue.", "ok", "What is my favourite color?"))
        .isEqualTo("Your favourite color is blue.");
    assertThat(Written.conversation("你好", "你好！", "我叫什么？")).contains("还没有告诉");
    assertThat(Written.conversation("hello", "hi", "what did I just say?")).contains("hello");
  }

  @Test
  void goesOnWithOtherWords() {
    String first = Written.conversation("写一篇关于咖啡的短文");
    String second = Written.conversation("写一篇关于咖啡的短文", first, "继续");

    assertThat(second).contains("咖啡").isNotEqualTo(first);
  }

  @Test
  void summarisesByTheTextsOwnSentences() {
    String text = "人工智能正在改变世界。它帮助医生诊断疾病。它也帮助老师批改作业。很多人担心失业。";

    assertThat(Stream.of(Written.answer("总结：" + text).split("(?<=。)")))
        .isNotEmpty()
        .hasSizeLessThan(4)
        .allMatch(text::contains);
    assertThat(
            Written.answer(
                "Summarize the following text in 1 sentence:\nThe cat sat. The cat was black. Nobody else was there."))
        .isIn("The cat sat.", "The cat was black.", "Nobody else was there.");
  }

  @Test
  void extractsWhatHasAShape() {
    assertThat(Written.answer("提取下面文字中的邮箱：请联系 a@b.com 或者 c.d@e.org，谢谢大家"))
        .isEqualTo("a@b.com\nc.d@e.org");
    assertThat(Written.answer("提取关键词：人工智能正在改变世界，人工智能帮助医生，医生使用人工智能诊断疾病。")).startsWith("人工智能");
  }

  @Test
  void greetsAndSaysWhatItIs() {
    assertThat(Written.answer("你好")).startsWith("你好");
    assertThat(Written.answer("Who are you?")).contains("not a language model");
    assertThat(Written.answer("你是谁")).contains("不是语言模型");
    assertThat(Written.answer("what day is tomorrow?")).isEqualTo("2026-01-02 is a Friday.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" ", "？？？", "a", "😀", "\u0000", "((((", "{{{", "把翻译成", "$1 \\ <rule> {slot}"})
  void hasAnAnswerToAnything(String prompt) {
    assertThat(Written.answer(prompt)).isNotBlank();
  }
}
