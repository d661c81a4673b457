package io.openbailian.cli;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.ModelAnswer;
import java.util.List;

/// A catalogue of two.
final class TwoModels implements ModelBook {
  @Override
  public String defaultModel() {
    return "m-fast";
  }

  @Override
  public List<ModelAnswer> facts() {
    return List.of(
        model(
            "{'model':'m-fast','recommended':true,'title':{'zh':'快','en':'fast'},'price':{'unit':'image','cny':0.14}}"),
        model(
            "{'model':'m-good','recommended':false,'fields':{'n':{'type':'int','range':[1,4]}}}"));
  }

  private static ModelAnswer model(String facts) {
    return ModelAnswer.of(Json.parseObject(facts.replace('\'', '"')));
  }

  @Override
  public List<String> help(String meaning) {
    return List.of("legal " + meaning + ": 100% of them");
  }

  @Override
  public List<String> imageModels() {
    return List.of("m-fast", "m-good");
  }
}
