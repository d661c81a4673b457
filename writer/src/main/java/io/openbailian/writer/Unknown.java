package io.openbailian.writer;

import io.openbailian.text.Pattern;
import java.util.Optional;

/// Says in one line that it does not know: a grammar has no knowledge of the world, and a page
/// about a capital's name helps nobody.
final class Unknown implements Skill {
  private static final int LONGEST = 120;
  private static final Pattern FACT =
      Pattern.compile(
          "(?i)^\\s*(?:who|whom|whose|when|where|which)\\b|^\\s*what (?:time|day|year|city|country|colou?r|language|currency)\\b"
              + "|\\bhow (?:many|old|tall|far|long|high|big|large|deep|fast|heavy)\\b"
              + "|\\bwhat(?:'s| is| was| are) (?:the )?(?:[\\w' -]{1,30} )?(?:capital|population|president|price|height|distance|area|currency|birthday|date|score|weather|temperature|ceo|author|inventor|password|phone number|address)\\b"
              + "|\\bwhat(?:'s| is| was| are| were) the [\\w' -]{1,40} (?:of|in|for|between)\\b|^\\s*(?:why|is|are|was|were|does|do|did|can|will|should|could|has|have)\\b[^\\n]{1,110}\\?"
              + "|谁(?:是|写|发明|发现|的|创|当|在)|是谁|哪一?[年天位个座条国]|什么时候|何时|(?:在|是)哪(?:里|儿)|首都|人口|股价|价格是|多高|多大|多远|多长|多重|多少(?:人|年|米|公里|钱|岁|个国家)|天气|几点|比分|总统|作者");
  private static final Pattern CODE =
      Pattern.compile(
          "(?i)(?:写|编|实现|生成)[^。？！?!]{0,12}(?:代码|程序|函数|脚本|算法|排序|正则|sql|python|java)"
              + "|\\b(?:write|implement|code)\\b[^.?!]{0,30}\\b(?:python|java|javascript|typescript|rust|golang|sql|function|program|script|regex|algorithm|unit tests?|class|query|bash|html|css|code)\\b");
  private static final Pattern WRITING =
      Pattern.compile(
          "(?i)写|介绍|解释|说明|描述|列|总结|翻译|\\b(?:write|explain|describe|list|summari|translate|essay|story|poem|about)\\b");

  @Override
  public Optional<String> answer(Question question) {
    String text = question.text();
    boolean fact = FACT.matcher(text).find() && !WRITING.matcher(text).find();
    if (text.length() > LONGEST || (!fact && !CODE.matcher(text).find())) {
      return Optional.empty();
    }
    return Optional.of(line(question.tongue()));
  }

  /// That there is no answer.
  static String line(Tongue tongue) {
    return tongue.say(
        "这个我不知道：离线写作器按语法作答，没有关于世界的知识。",
        "I do not know that: the offline writer answers by a grammar and has no knowledge of the world.");
  }
}
