package io.openbailian.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.test.TestCall;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people ask to see whether a model answers: it does what it can, and says of the rest in one
/// line that it cannot.
class OrdinaryPromptsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What is the capital of Mongolia?",
        "Summarise the plot of Hamlet in three sentences.",
        "What is the airspeed velocity of an unladen swallow?",
        "Why is the sky blue?",
        "Explain why the sky is blue",
        "为什么天空是蓝色的？",
        "Name three primary colors",
        "Fix this code: def f(x) return x",
        "Rewrite this sentence in a formal tone: gimme that thing",
        "Correct the grammar: he go to school yesterday",
        "Create a table of the planets",
        "给我一份西红柿炒鸡蛋的菜谱",
        "写一份自我介绍",
        "推荐几本书",
        "今天吃什么",
        "tell me a joke about cats",
        "test",
        "测试",
        "asdfgh",
        "Continue",
        "What should I eat tonight?",
        "Describe this image",
        "鲁迅是谁？",
        "Plan a 3-day trip to Tokyo",
        "Translate to French: good morning, my friend",
        "请把“你好”翻译成日语",
      })
  void saysInOneLineThatItHasNoAnswer(String prompt) {
    assertThat(Written.answer(prompt))
        .containsAnyOf("I do not know that", "这个我不知道", "这种语言我不会")
        .doesNotContain("\n")
        .hasSizeLessThan(160);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Classify the sentiment of: 'I hate this product' as positive or negative. Answer with one word. | negative",
        "Given the review \"The food was delicious!\", is it positive or negative? | positive",
        "判断下面这句话的情感是正面还是负面：这家餐厅太难吃了 | 负面",
        "请将以下文本分类为 体育、财经、娱乐 之一：昨晚的演唱会，娱乐圈来了一半 | 娱乐",
        "Label the following ticket as \"billing\", \"technical\" or \"other\": my technical question | technical",
        "You are a classifier. Output only one of: positive, negative, neutral. Text: it was not good | negative",
        "Is 7 a prime number? Answer yes or no. | yes",
        "从以下选项中选择一个：A. 猫 B. 狗 C. 鸟 | A",
        "Say this is a test | this is a test",
        "Reply with the single word: PONG | PONG",
        "Reply with OK only | OK",
        "只回复“收到” | 收到",
        "Repeat after me: \"good night\" | good night",
        "Answer \"What is 2+2?\" | 2 + 2 = 4",
        "Answer with exactly \"yes\" | yes",
        "Count to 5 | 1, 2, 3, 4, 5",
        "从1数到3 | 1，2，3",
        "列出三种水果 | 1. 苹果\\n2. 香蕉\\n3. 橙子",
        "List two colours | 1. red\\n2. blue",
        "name the seasons of the year | 1. spring\\n2. summer\\n3. autumn\\n4. winter",
      })
  void saysNothingButWhatWasAskedFor(String prompt, String answer) {
    assertThat(Written.answer(prompt)).isEqualTo(answer.replace("\\n", "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Return a JSON object with fields name (string), age (integer) and tags (array of strings) describing a fictional person. Only JSON. | {\"name\":\"Alex Chen\",\"age\":28,\"tags\":[\"example\"]}",
        "以JSON格式返回，包含字段：姓名、年龄、城市，描述一个虚构的人 | {\"姓名\":\"李明\",\"年龄\":28,\"城市\":\"示例\"}",
        "Respond in JSON with keys \"city\" and \"population\" for Tokyo | {\"city\":\"Tokyo\",\"population\":1000000}",
        "Generate a JSON array of 3 fruit names | [\"apple\",\"banana\",\"orange\"]",
        "Extract name and age from: Bob is 42. Return JSON with fields age (integer) | {\"age\":42}",
      })
  void fillsTheFieldsThatASentenceNames(String prompt, String answer) {
    assertThat(Written.answer(prompt)).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Return a JSON array of 3 objects with fields id, name and price"})
  void givesEachOfSeveralObjectsAnIdOfItsOwn(String prompt) {
    assertThat(Written.to(TestCall.text(prompt)).json().values())
        .hasSize(3)
        .extracting(object -> object.path("id").asInt())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Answer in Chinese: how are you? | 好",
        "hi there, how are you doing today? | fine",
        "讲个笑话 | 。",
        "What model are you? | not a language model",
        "帮我写一封请假条 | 请假",
        "Draft an email to my boss asking for a day off | a day off",
        "请用中文回答：what is photosynthesis? | photosynthesis",
        "人工智能 | 人工智能",
        "写一篇关于选择的文章，要求是语言优美，逻辑清晰 | 选择的",
        "Write an essay about choosing either love or money | choosing",
      })
  void doesWhatItCan(String prompt, String part) {
    assertThat(Written.answer(prompt)).contains(part).doesNotContain("I do not know", "我不知道");
  }
}
