package io.openbailian.cli;

import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.cli.request.CatalogModels;
import io.openbailian.cli.request.KnownModels;
import io.openbailian.cli.request.ModelCall;
import io.openbailian.cli.request.Need;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.client.ModelAnswer;
import java.util.List;
import java.util.Optional;

/// A catalogue of two.
final class TwoModels implements KnownModels {
  private final KnownModels real = new CatalogModels(CatalogLoader.builtIn(), false);

  @Override
  public ModelCall callFor(List<Need> needs, Optional<String> model) {
    return real.callFor(needs, Optional.empty()).as(model.orElse("m-fast"));
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
  public List<String> help(List<Need> needs, String meaning, boolean fallback) {
    return List.of("legal " + meaning + ": 100% of them");
  }

  @Override
  public List<String> models(List<Need> needs) {
    return List.of("m-fast", "m-good");
  }
}
