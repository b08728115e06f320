package io.ripieno.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.model.ModelRepository;
import io.ripieno.inference.work.BackOff;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class LoadedModelsTest {
    private static final ModelRef STUCK = ModelRef.of("stuck", 1);
    private static final ModelRef REFUSED = ModelRef.of("refused", 1);
    private static final ModelRef LATEST = ModelRef.latest(TinyTagger.NAME);

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final Map<LoadedModel, ModelRef> refs = new ConcurrentHashMap<>();
    private final NamedLocks locks = new NamedLocks();
    private final List<String> news = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path root;

    @BeforeEach
    void install() throws Exception {
        TinyTagger.install(root, 1);
    }

    @Test
    void aLoadThatHangsKeepsNoOtherModelWaiting() throws Exception {
        LoadedModels models = models();
        CompletableFuture<LoadedModel> stuck = loadStuck(models);
        assertThat(models.get(LATEST)).isSameAs(models.get(ModelRef.of(TinyTagger.NAME, 1)));
        TinyTagger.install(root, 2);
        LoadedModel second = models.refresh(TinyTagger.NAME);
        assertThat(models.known(LATEST)).isSameAs(second);
        assertThat(news)
                .containsExactly(
                        "serve tiny-tagger@1",
                        "serve tiny-tagger@2",
                        "replaced tiny-tagger@1",
                        "given up tiny-tagger@1");

        assertThat(stuck).isNotDone();
        goOn.countDown();
        assertThat(stuck.get(30, TimeUnit.SECONDS)).isSameAs(models.known(STUCK));
    }

    @Test
    void whatIsLoadedAfterTheEndIsGivenUp() throws Exception {
        LoadedModels models = models();
        CompletableFuture<LoadedModel> stuck = loadStuck(models);
        assertThat(models.close()).isTrue();
        assertThat(models.close()).isFalse();
        goOn.countDown();
        assertThatThrownBy(() -> stuck.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("The engine is closed; open another to load stuck@1.");
        assertThat(news).containsExactly("given up stuck@1");
        assertThat(models.all()).isEmpty();
        assertThatThrownBy(() -> models.get(LATEST)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void twoCallsForOneModelLoadItOnce() throws Exception {
        LoadedModels models = models();
        CompletableFuture<LoadedModel> first = loadStuck(models);
        CompletableFuture<LoadedModel> second = async(models);
        goOn.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS)).isSameAs(second.get(10, TimeUnit.SECONDS));
        assertThat(news).containsExactly("serve stuck@1");
    }

    @Test
    void aModelThatTheSchedulerRefusesIsGivenUp() throws Exception {
        LoadedModels models = models();
        assertThatThrownBy(() -> models.get(REFUSED)).hasMessage("served already");
        assertThat(news).containsExactly("given up refused@1");
        assertThat(models.all()).isEmpty();
        assertThat(models.known(REFUSED)).isNull();
    }

    @Test
    void aNameThatWasAskedForLeavesNoLockBehind() throws Exception {
        LoadedModels models = models();
        CompletableFuture<LoadedModel> stuck = loadStuck(models);
        models.get(LATEST);
        models.refresh(TinyTagger.NAME);
        assertThatThrownBy(() -> models.get(REFUSED)).isInstanceOf(IllegalArgumentException.class);
        assertThat(locks.size()).isEqualTo(1);
        goOn.countDown();
        stuck.get(30, TimeUnit.SECONDS);
        assertThat(locks.size()).isZero();
    }

    private CompletableFuture<LoadedModel> loadStuck(LoadedModels models) throws InterruptedException {
        CompletableFuture<LoadedModel> stuck = async(models);
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        return stuck;
    }

    private static CompletableFuture<LoadedModel> async(LoadedModels models) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return models.get(STUCK);
                    } catch (ModelException e) {
                        throw new IllegalStateException(e);
                    }
                },
                task -> new Thread(task).start());
    }

    private LoadedModels models() throws ModelException {
        BackOff pauses = new BackOff(Duration.ofSeconds(1), 2, Duration.ofSeconds(1));
        return new LoadedModels(
                ModelRepository.open(root), new Listening(), new FailedLoads(pauses, System::nanoTime), locks);
    }

    /** Loads models that run nowhere; one of them hangs. */
    private final class Listening implements LoadedModels.Loading {
        @Override
        public LoadedModel load(ModelRef exact) {
            if (exact.equals(STUCK)) {
                begun.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            LoadedModel model = new LoadedModel(
                    new WarmModel(
                            TinyTagger.draft(exact.version().orElseThrow()), "none", Map.of(), List.of(), null, 0),
                    Map.of(),
                    List.of());
            refs.put(model, exact);
            model.onGiveUp(() -> news.add("given up " + exact));
            return model;
        }

        @Override
        public void serve(LoadedModel fresh) {
            if (ref(fresh).equals(REFUSED)) {
                throw new IllegalArgumentException("served already");
            }
            news.add("serve " + ref(fresh));
        }

        @Override
        public void replaced(LoadedModel old, LoadedModel fresh) {
            news.add("replaced " + ref(old));
        }

        private ModelRef ref(LoadedModel model) {
            return Objects.requireNonNull(refs.get(model));
        }
    }
}
