package io.openbailian.engines.comfyui;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineProvider;
import io.openbailian.engine.EngineSettings;
import io.openbailian.outbound.OptionReader;
import io.openbailian.outbound.OutboundClient;
import io.openbailian.outbound.UpstreamSettings;
import java.util.List;

/// Opens engines that are ComfyUI servers. Beside the options that all servers elsewhere have,
/// `workflows` names the folder of their templates.
public final class ComfyUiProvider implements EngineProvider {
  /// ComfyUI works at one thing at a time; one more waits there.
  private static final int USUAL_CALLS = 2;

  @Override
  public String kind() {
    return "comfyui";
  }

  @Override
  public Engine open(EngineSettings settings) {
    OptionReader options = new OptionReader(settings.options());
    UpstreamSettings upstream =
        UpstreamSettings.read(options, "http://gpu.example:8188", USUAL_CALLS);
    List<Template> templates = TemplateFolder.read(options);
    options.end();
    return new ComfyUiEngine(new OutboundClient(upstream, false), templates, settings.time());
  }
}
