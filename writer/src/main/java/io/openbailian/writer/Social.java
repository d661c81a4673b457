package io.openbailian.writer;

import io.openbailian.text.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Greets, thanks, says good-bye, and says what it is.
final class Social implements Skill {
  private static final String TAIL = "[\\s,，。.!！~?？]*";

  private record Habit(String rule, Pattern pattern) {}

  private static final List<Habit> HABITS =
      List.of(
          habit(
              "hello",
              "(你好|您好|嗨|哈喽|早上好|下午好|晚上好|hello|hi|hey|good (morning|afternoon|evening))([呀啊吗]| there| everyone)?"),
          habit(
              "thanks",
              "(非常)?(谢谢|感谢|多谢)(你|您|了|啦)*|(many )?(thanks|thank you)( a lot| very much| so much)?"),
          habit(
              "fine",
              "(你好[,，]?)?(你|您)?(最近|今天)?(怎么样|好吗|还好吗)|(hello|hi|hey)?( there| everyone)?[ ,]*(how are you( doing)?( today)?|how('s| is) it going|how do you do|what's up)( my friend)?"),
          habit(
              "joke",
              "(请)?(你)?(给我)?(讲|说|来)(一)?个(笑话|段子)(吧|听听|来听听)?|(please )?(can you )?(tell|give)( me| us)? (a|one|another)( funny| short| good)? joke( please)?"),
          habit("bye", "(再见|拜拜|晚安|下次见)|(good ?bye|bye|see you|good night)( later)?"),
          habit(
              "self",
              "(请问)?(你|您)(是谁|是(通义千问|千问|机器人|人工智能|真人|AI|大模型|模型)吗|是哪个模型|叫什么(名字)?|是什么(模型|东西)?|能做什么|会做什么|有什么功能)|(请)?(介绍一下|介绍)(你|您)?自己|(请)?自我介绍(一下)?|who are you|what are you|what('s| is) your name|what can you do|(what|which) (ai |language )?model are you|are you (an? )?(ai|human|robot|bot|chatgpt|gpt|qwen|llm|language model|real person)|introduce yourself|tell me about yourself"));

  private static Habit habit(String rule, String pattern) {
    return new Habit(rule, Pattern.compile("(?i)" + TAIL + "(" + pattern + ")" + TAIL));
  }

  private final Grammar grammar = Grammar.bundled();

  @Override
  public Optional<String> answer(Question question) {
    return HABITS.stream()
        .filter(habit -> habit.pattern().matcher(question.text()).matches())
        .map(Habit::rule)
        .findFirst()
        .map(rule -> say(rule, question));
  }

  private String say(String rule, Question question) {
    Optional<String> name = Facts.of(question.request().turns()).get(Facts.NAME);
    boolean named = rule.equals("hello") && name.isPresent();
    return grammar.say(
        question.tongue(),
        named ? "hello.name" : rule,
        Map.of("name", name.orElse("")),
        question.dice());
  }
}
