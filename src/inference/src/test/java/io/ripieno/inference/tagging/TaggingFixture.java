package io.ripieno.inference.tagging;

import io.ripieno.inference.Engine;
import io.ripieno.inference.EngineSettings;
import io.ripieno.inference.TinyTagger;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.ProgressListener;
import io.ripieno.music.audio.AudioStream;
import java.nio.file.Path;

/** An engine with the tiny tagger, installed once for a class of tests. */
final class TaggingFixture implements AutoCloseable {
    final Engine engine;
    final TaggingWorker worker;

    TaggingFixture(Path root) throws Exception {
        TinyTagger.install(root, 1);
        engine = Engine.open(EngineSettings.of(root).withCallers(2).withHostThreads(2));
        worker = engine.tagging(ModelRef.latest(TinyTagger.NAME));
    }

    Tagging tag(AudioStream audio) throws Exception {
        return tag(audio, TaggingOptions.DEFAULT);
    }

    Tagging tag(AudioStream audio, TaggingOptions options) throws Exception {
        return worker.tag(audio, options, ProgressListener.NONE, new Cancellation());
    }

    @Override
    public void close() {
        engine.close();
    }
}
