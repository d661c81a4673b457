package io.openbailian.writer;

import io.openbailian.text.Pattern;
import java.util.Map;
import java.util.Optional;

/// Takes up what the user tells about himself or the day, when it is no request.
final class Chat implements Skill {
  private static final int LONGEST = 60;
  private static final Pattern PERSONAL =
      Pattern.compile(
          "(?i)我|今天|昨天|明天|心情|觉得|感觉|天气|\\b(i|i'm|i am|my|we|our|today|yesterday|feel|feeling)\\b");
  private static final Pattern REQUEST =
      Pattern.compile(
          "(?i)[?？]|写|介绍|解释|说明|描述|列|给我|帮我|告诉|讲|谈|分析|总结|如何|怎|什么|为什么|多少|几|提纲|步骤|请|继续"
              + "|\\b(write|tell|give|explain|describe|list|show|make|how|what|why|who|when|where|which|please|can you|help|create|continue|correct|fix|rewrite|paraphrase|draft|translate|plan|complete|fill|compose|convert|sort|reverse|extract|improve|check|find|recommend|suggest)\\b|[:：]|推荐|修改|改写|润色|纠正|翻译|检查");

  private static final Pattern ENDS = Pattern.compile("[。.!！\\s]+$");

  private final Grammar grammar = Grammar.bundled();

  @Override
  public Optional<String> answer(Question question) {
    String text = question.text();
    boolean chats =
        text.length() <= LONGEST && PERSONAL.matcher(text).find() && !REQUEST.matcher(text).find();
    return chats
        ? Optional.of(
            grammar.say(
                question.tongue(),
                "chat",
                Map.of("said", ENDS.matcher(text).replaceAll("")),
                question.dice()))
        : Optional.empty();
  }
}
