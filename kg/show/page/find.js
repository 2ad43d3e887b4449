// Names as search compares them, blind to case and accents: "munoz" is "Muñoz".
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
