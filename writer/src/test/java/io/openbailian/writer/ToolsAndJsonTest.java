package io.openbailian.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.test.TestCall;
import io.openbailian.protocol.FinishReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Tools that are called, and answers that have to be JSON.
class ToolsAndJsonTest {
  private static final String TOOLS =
      """
      [{'type':'function','function':{'name':'get_weather','description':'查询城市天气','parameters':{
         'type':'object','properties':{
           'city':{'type':'string'},
           'unit':{'type':'string','enum':['celsius','fahrenheit']},
           'days':{'type':'integer','minimum':1,'maximum':7}},
         'required':['city','days']}}},
       {'type':'function','function':{'name':'calculate','description':'Evaluate an expression','parameters':{
         'type':'object','properties':{'expression':{'type':'string'}},'required':['expression']}}}]
      """;

  private static TestCall asking(String text) {
    return TestCall.text(text).withJson("tools", TOOLS);
  }

  private static JsonNode instance(String schema) {
    return Written.to(
            TestCall.text("介绍杭州")
                .withJson(
                    "response_format",
                    "{'type':'json_schema','json_schema':{'name':'x','schema':%s}}"
                        .formatted(schema)))
        .json();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "杭州明天天气怎么样？ | get_weather {\"city\":\"杭州\",\"days\":1}",
        "What is the weather in New York in fahrenheit for 3 days? | get_weather {\"city\":\"New York\",\"unit\":\"fahrenheit\",\"days\":3}",
        "calculate (3+4)*2 | calculate {\"expression\":\"(3+4)*2\"}",
      })
  void callsTheToolThatFits(String question, String call) {
    Written written = Written.to(asking(question));

    assertThat(written.calls()).containsExactly(call);
    assertThat(written.reason()).isEqualTo(FinishReason.TOOL_CALLS);
    assertThat(written.text()).isEmpty();
  }

  @Test
  void answersInWordsWhenNoToolFits() {
    Written written = Written.to(asking("写一首关于春天的诗"));

    assertThat(written.calls()).isEmpty();
    assertThat(written.text()).contains("春天");
  }

  @Test
  void doesWhatTheRequestSaysAboutTools() {
    assertThat(Written.to(asking("杭州天气").withJson("tool_choice", "'none'")).calls()).isEmpty();
    assertThat(Written.to(asking("你好").withJson("tool_choice", "'required'")).calls()).hasSize(1);
    assertThat(
            Written.to(
                    asking("你好")
                        .withJson(
                            "tool_choice", "{'type':'function','function':{'name':'calculate'}}"))
                .calls())
        .singleElement()
        .asString()
        .startsWith("calculate ");
  }

  @Test
  void saysWhatAToolAnswered() {
    TestCall call =
        asking("")
            .withJson(
                "messages",
                """
                [{'role':'user','content':'杭州天气怎么样？'},
                 {'role':'assistant','content':'','tool_calls':[{'id':'c1','type':'function',
                   'function':{'name':'get_weather','arguments':'{}'}}]},
                 {'role':'tool','tool_call_id':'c1','content':'{\\"sky\\":\\"晴\\",\\"celsius\\":21}'}]
                """);

    assertThat(Written.to(call).text()).isEqualTo("根据 get_weather 的结果：sky为晴，celsius为21。");
  }

  @Test
  void satisfiesASchema() {
    JsonNode made =
        instance(
            """
            {'type':'object','required':['id','score','tags','kind','owner','when','mail','code','flag','ref','any'],
             'properties':{
              'id':{'type':'string','format':'uuid'},
              'score':{'type':'number','exclusiveMinimum':0,'exclusiveMaximum':1},
              'tags':{'type':'array','items':{'type':'string'},'minItems':3,'maxItems':4,'uniqueItems':true},
              'kind':{'enum':['a','b']},
              'owner':{'type':'object','required':['age'],'properties':{'age':{'type':'integer','minimum':18,'multipleOf':5},'nick':{'type':'string'}}},
              'when':{'type':'string','format':'date-time'},
              'mail':{'type':'string','format':'email'},
              'code':{'type':'string','pattern':'^[A-Z]{3}-\\\\d{4}$'},
              'flag':{'type':'boolean'},
              'ref':{'$ref':'#/$defs/short'},
              'any':{'anyOf':[{'type':'null'},{'type':'integer','maximum':-5}]}},
             '$defs':{'short':{'type':'string','minLength':5,'maxLength':8}}}
            """);

    assertThat(made.path("id").asString()).matches("[0-9a-f-]{36}");
    assertThat(made.path("score").asDouble()).isStrictlyBetween(0.0, 1.0);
    assertThat(made.path("tags").size()).isEqualTo(3);
    assertThat(made.path("tags").values()).doesNotHaveDuplicates();
    assertThat(made.path("kind").asString()).isEqualTo("a");
    assertThat(made.path("owner").path("age").asInt()).isEqualTo(20);
    assertThat(made.path("when").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    assertThat(made.path("mail").asString()).contains("@");
    assertThat(made.path("code").asString()).matches("[A-Z]{3}-\\d{4}");
    assertThat(made.path("flag").isBoolean()).isTrue();
    assertThat(made.path("ref").asString().length()).isBetween(5, 8);
    assertThat(made.path("any").asInt()).isLessThanOrEqualTo(-5);
  }

  @Test
  void endsASchemaThatContainsItself() {
    JsonNode made =
        instance(
            "{'$ref':'#/$defs/node','$defs':{'node':{'type':'object','required':['next'],'properties':{'next':{'$ref':'#/$defs/node'}}}}}");

    assertThat(made.has("next")).isTrue();
  }

  @Test
  void answersWithTheFieldsThatAreNamed() {
    JsonNode made =
        Written.to(
                TestCall.text("返回 JSON，包含 name、age 和 city 字段，介绍一个住在北京的人，25岁")
                    .withJson("response_format", "{'type':'json_object'}"))
            .json();

    assertThat(made.propertyNames()).containsExactly("name", "age", "city");
    assertThat(made.path("age").asInt()).isEqualTo(25);
    assertThat(made.path("city").asString()).isEqualTo("北京");
  }

  @Test
  void answersInTheShapeOfAnExample() {
    JsonNode made =
        Written.to(
                TestCall.text("按照 {\"title\":\"x\",\"items\":[{\"id\":1}]} 的格式介绍咖啡")
                    .withJson("response_format", "{'type':'json_object'}"))
            .json();

    assertThat(made.path("title").isString()).isTrue();
    assertThat(made.path("items").path(0).path("id").isIntegralNumber()).isTrue();
  }

  @Test
  void putsWhatItComputesIntoJson() {
    JsonNode made =
        Written.to(
                TestCall.text("计算 6*7，用 JSON 回答")
                    .withJson("response_format", "{'type':'json_object'}"))
            .json();

    assertThat(made.path("answer").asString()).isEqualTo("6 × 7 = 42");
  }
}
