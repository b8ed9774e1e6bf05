// Reads {library, secret, body, id, seconds} from standard input and prints the headers that the sender's own library makes of it.
import { text } from "node:stream/consumers";
import Stripe from "stripe";
import { Webhook } from "standardwebhooks";

const { library, secret, body, id, seconds } = JSON.parse(await text(process.stdin));
const sign = {
  standardwebhooks: () => ({
    "webhook-id": id,
    "webhook-timestamp": `${seconds}`,
    "webhook-signature": new Webhook(secret).sign(id, new Date(seconds * 1000), body),
  }),
  stripe: () => ({
    "stripe-signature": new Stripe("sk_test_unused").webhooks.generateTestHeaderString({ payload: body, secret, timestamp: seconds }),
  }),
};
console.log(JSON.stringify(sign[library]()));
