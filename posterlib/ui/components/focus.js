// Puts the cursor into a text area, once for each request number.
const answered = new WeakMap();

export default function ({ data, parentElement }) {
  const last = answered.get(parentElement) ?? 0;
  answered.set(parentElement, data.request);
  if (data.request <= last) return;
  // The widget's new, empty value arrives with this same run: wait until it is painted.
  requestAnimationFrame(() =>
    document.querySelector(`.st-key-${CSS.escape(data.widget)} textarea`)?.focus(),
  );
}
