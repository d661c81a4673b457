package io.openbailian.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.model.Values;
import io.openbailian.engine.text.Turn.Role;
import io.openbailian.protocol.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TurnsTest {

  @Test
  void aHistoryComesBeforeItsPrompt() {
    assertThat(turns("{'history':[{'user':'hi','bot':'hello'},{'user':'and'}],'prompt':'now?'}"))
        .containsExactly(
            new Turn(Role.USER, "hi"),
            new Turn(Role.ASSISTANT, "hello"),
            new Turn(Role.USER, "and"),
            new Turn(Role.USER, "now?"));
  }

  @Test
  void messagesGoBeforeAPrompt() {
    assertThat(turns("{'messages':[{'role':'system','content':'be short'}],'prompt':'no'}"))
        .containsExactly(new Turn(Role.SYSTEM, "be short"));
  }

  @Test
  void contentMayBeAListOfTextsAndParts() {
    assertThat(turns("{'messages':[{'role':'user','content':['a',{'text':'b'},{'image':'c'}]}]}"))
        .containsExactly(new Turn(Role.USER, List.of("a", "b", ""), List.of(), "", false));
  }

  @Test
  void argumentsAreTheTextOfAnObjectHoweverTheyCome() {
    String call =
        "{'messages':[{'role':'assistant','content':'','tool_calls':[{'id':'1','function':"
            + "{'name':'now','arguments':%s}}]}]}";

    assertThat(List.of(turns(call.formatted("{'a':1}")), turns(call.formatted("'{\\'a\\':1}'"))))
        .allSatisfy(turns ->
            assertThat(turns.getFirst().calls())
                .containsExactly(new Turn.Call("1", "now", "{\"a\":1}")));
  }

  @Test
  void functionsAreTheToolsOfEarlierClients() {
    assertThat(
            turns(
                "{'messages':[{'role':'assistant','function_call':{'name':'now'}},"
                    + "{'role':'function','content':'noon'}]}"))
        .containsExactly(
            new Turn(
                Role.ASSISTANT, List.of(""), List.of(new Turn.Call("", "now", "{}")), "", false),
            new Turn(Role.TOOL, "noon"));
  }

  @Test
  void onlyTextsAreTextsOfAList() {
    assertThat(Turns.texts(parsed("['a',1,'','b']"))).containsExactly("a", "b");
    assertThat(Turns.texts(parsed("'a'"))).containsExactly("a");
    assertThat(Turns.texts(null)).isEmpty();
  }

  private static JsonNode parsed(String value) {
    return Json.parseObject("{\"it\":" + value.replace('\'', '"') + "}").path("it");
  }

  private static List<Turn> turns(String values) {
    return Turns.of(Values.of(Json.parseObject(values.replace('\'', '"'))));
  }
}
