package io.ripieno.inference.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowSlotsTest {
    private final WindowSlots slots = new WindowSlots(160, 4, 2);

    @Test
    void whatOneRecordingGaveBackServesTheNext() {
        WindowSlots.Loan first = slots.open();
        WindowSlot a = first.take();
        WindowSlot b = first.take();
        first.giveBack();

        WindowSlots.Loan second = slots.open();
        assertThat(second.take()).isSameAs(a);
        assertThat(second.take()).isSameAs(b);
        assertThat(second.take()).isNotSameAs(a).isNotSameAs(b);
    }

    @Test
    void aSlotInUseServesNobodyElse() {
        WindowSlot a = slots.open().take();
        assertThat(slots.open().take()).isNotSameAs(a);
        assertThat(a.samples).hasSize(160);
        assertThat(a.probabilities).hasSize(4);
    }

    @Test
    void noMoreAreKeptThanAreAllowed() {
        WindowSlots.Loan loan = slots.open();
        WindowSlot a = loan.take();
        WindowSlot b = loan.take();
        WindowSlot c = loan.take();
        loan.giveBack();

        WindowSlots.Loan next = slots.open();
        assertThat(next.take()).isSameAs(a);
        assertThat(next.take()).isSameAs(b);
        assertThat(next.take()).isNotSameAs(c);
    }

    @Test
    void whatIsGivenUpServesNobody() {
        WindowSlots.Loan loan = slots.open();
        WindowSlot a = loan.take();
        loan.giveBack();
        slots.giveUp();
        assertThat(slots.open().take()).isNotSameAs(a);
    }

    @Test
    void givingBackTwiceGivesNothingTwice() {
        WindowSlots.Loan loan = slots.open();
        loan.take();
        loan.giveBack();
        loan.giveBack();

        WindowSlots.Loan next = slots.open();
        assertThat(next.take()).isNotSameAs(next.take());
    }
}
