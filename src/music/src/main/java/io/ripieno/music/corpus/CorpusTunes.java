package io.ripieno.music.corpus;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** The tunes of one file after the other; a file is opened when its first tune is asked for, a tune read when it is. */
final class CorpusTunes implements Iterator<CorpusTune> {
    private final Iterator<Path> files;
    private final Function<Path, Iterator<CorpusTune>> open;
    private Iterator<CorpusTune> tunes = List.<CorpusTune>of().iterator();

    CorpusTunes(Iterator<Path> files, Function<Path, Iterator<CorpusTune>> open) {
        this.files = files;
        this.open = open;
    }

    @Override
    public boolean hasNext() {
        while (!tunes.hasNext() && files.hasNext()) {
            tunes = open.apply(files.next());
        }
        return tunes.hasNext();
    }

    @Override
    public CorpusTune next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The collection has no more tunes.");
        }
        return tunes.next();
    }
}
