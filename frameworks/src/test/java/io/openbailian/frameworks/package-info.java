/// Frameworks of others against a real server with the embedded engine, as their documentation has
/// them set up: chat, streams, tools, structured output, vectors and pictures. What they send is
/// theirs; here stands only what must come of it.
package io.openbailian.frameworks;
